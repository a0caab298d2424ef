import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';

import { type Telemetry, telemetry } from '../src/index.ts';

/** Telemetry that remembers what it was told. */
export type Recorder = Readonly<{
  telemetry: Telemetry;
  /** The spans that have ended, with their attributes. */
  spans: () => readonly Readonly<{ name: string; attributes: object }>[];
  /** The sum of a counter, or the count of a histogram. */
  total: (metric: string) => Promise<number>;
}>;

export function recorder(): Recorder {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const exported = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: exported, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  return {
    telemetry: telemetry({ tracerProvider, meterProvider }),
    spans: () => spans.getFinishedSpans().map(({ name, attributes }) => ({ name, attributes })),
    total: async (metric) => {
      await meterProvider.forceFlush();
      const latest =
        exported
          .getMetrics()
          .at(-1)
          ?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
      let sum = 0;
      for (const { descriptor, dataPoints } of latest) {
        if (descriptor.name !== metric) continue;
        for (const { value } of dataPoints) sum += typeof value === 'number' ? value : value.count;
      }
      return sum;
    },
  };
}
