export { observeCommand } from './observe-command.ts';
export { observedStore } from './observed-store.ts';
export { telemetry } from './telemetry.ts';
export type { Telemetry, TelemetryOptions } from './telemetry.ts';
