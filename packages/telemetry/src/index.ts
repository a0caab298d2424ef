export type { Telemetry } from '@clientele/core';
export { telemetry } from './telemetry.ts';
export type { TelemetryOptions } from './telemetry.ts';
