import { type Meter, type MeterProvider, metrics, trace, type Tracer, type TracerProvider } from '@opentelemetry/api';

export type TelemetryOptions = Readonly<{
  /** Default the one that the host has registered; without one, nothing is recorded. */
  tracerProvider?: TracerProvider;
  meterProvider?: MeterProvider;
}>;

/** Where spans and metrics go: pass it to `openClientele`, or to `observedStore`. */
export type Telemetry = Readonly<{ tracer: Tracer; meter: Meter }>;

/**
 * Spans and metrics by OpenTelemetry: of what is appended, loaded, commanded and projected. What is
 * not given this has no telemetry in it at all, and costs nothing. No personal data is recorded:
 * streams, types, revisions and counts only.
 *
 * @example
 * await using clientele = await openClientele({ store: 'clients.db', actor: 'ann', telemetry: telemetry() });
 */
export function telemetry({ tracerProvider, meterProvider }: TelemetryOptions = {}): Telemetry {
  return {
    tracer: (tracerProvider ?? trace).getTracer('clientele'),
    meter: (meterProvider ?? metrics).getMeter('clientele'),
  };
}
