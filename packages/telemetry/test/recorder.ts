import type { Telemetry } from '@clientele/core';
import { SpanStatusCode } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';

import { telemetry } from '../src/index.ts';

type Measured = Readonly<{ value: number; attributes: object }>;

/** Telemetry that remembers what it was told. */
export type Recorder = Readonly<{
  telemetry: Telemetry;
  /** The spans that have ended, with their attributes. */
  spans: () => readonly Readonly<{ name: string; attributes: object }>[];
  /** Whether a span of a name has failed. */
  hasFailed: (span: string) => boolean;
  /** The values of a metric by their attributes, collected now; of a histogram the counts. */
  measured: (metric: string) => Promise<readonly Measured[]>;
  /** The sum of a counter, or the count of a histogram. */
  total: (metric: string) => Promise<number>;
  /** The names of all metrics that have a value. */
  metrics: () => Promise<readonly string[]>;
}>;

export function recorder(): Recorder {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const exported = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: exported, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const collected = async () => {
    await meterProvider.forceFlush();
    const latest = exported.getMetrics().at(-1)?.scopeMetrics ?? [];
    return latest.flatMap(({ metrics }) => metrics).filter(({ dataPoints }) => dataPoints.length > 0);
  };
  const measured = async (metric: string): Promise<readonly Measured[]> =>
    (await collected())
      .filter(({ descriptor }) => descriptor.name === metric)
      .flatMap(({ dataPoints }) => dataPoints.map(({ value, attributes }) => ({ value: amount(value), attributes })));
  return {
    telemetry: telemetry({ tracerProvider, meterProvider }),
    spans: () => spans.getFinishedSpans().map(({ name, attributes }) => ({ name, attributes })),
    hasFailed: (span) =>
      spans.getFinishedSpans().some(({ name, status }) => name === span && status.code === SpanStatusCode.ERROR),
    measured,
    total: async (metric) => (await measured(metric)).reduce((sum, { value }) => sum + value, 0),
    metrics: async () => (await collected()).map(({ descriptor }) => descriptor.name).sort(),
  };
}

const amount = (value: number | Readonly<{ count: number }>): number =>
  typeof value === 'number' ? value : value.count;
