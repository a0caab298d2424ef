import type { Meter } from '@opentelemetry/api';

export type Instruments = ReturnType<typeof instrumentsOf>;

/** Everything that is counted and measured, by name. */
export const instrumentsOf = (meter: Meter) => ({
  duration: meter.createHistogram('clientele.store.duration', {
    unit: 's',
    description: 'Time of an append, or of a load with what its reader did meanwhile',
    advice: { explicitBucketBoundaries: seconds },
  }),
  appended: meter.createCounter('clientele.events.appended', {
    unit: '{event}',
    description: 'Events appended; repeats count once',
  }),
  conflicts: meter.createCounter('clientele.append.conflicts', {
    unit: '{conflict}',
    description: 'Appends to a stream that somebody else had written meanwhile',
  }),
  storeRetries: meter.createCounter('clientele.store.retries', {
    unit: '{retry}',
    description: 'Attempts of a store that failed and are made again',
  }),
  commands: meter.createCounter('clientele.commands', { unit: '{command}', description: 'Commands, by outcome' }),
  commandRetries: meter.createCounter('clientele.command.retries', {
    unit: '{retry}',
    description: 'Decisions taken again because somebody else was faster',
  }),
  folded: meter.createCounter('clientele.projection.events', {
    unit: '{event}',
    description: 'Events of the log that a worker has read and kept',
  }),
  batch: meter.createHistogram('clientele.projection.duration', {
    unit: 's',
    description: 'Time to fold a page and write it',
    advice: { explicitBucketBoundaries: seconds },
  }),
  projectionRetries: meter.createCounter('clientele.projection.retries', {
    unit: '{retry}',
    description: 'Failures of a worker, each followed by another attempt',
  }),
  leadsLost: meter.createCounter('clientele.projection.leads_lost', {
    unit: '{lead}',
    description: 'Leads that another worker took',
  }),
  up: meter.createObservableGauge('clientele.projection.up', {
    description: '1 while a worker leads or stands by with all that it needs in reach, otherwise 0',
  }),
  lagEvents: meter.createObservableGauge('clientele.projection.lag.events', {
    unit: '{event}',
    description: 'Events of the log that the part of the group has not folded',
  }),
  lagTime: meter.createObservableGauge('clientele.projection.lag.time', {
    unit: 's',
    description: 'How long the oldest event that is not folded has waited',
  }),
  parked: meter.createObservableGauge('clientele.projection.parked', {
    unit: '{event}',
    description: 'Events that the part of the group has set aside',
  }),
  reactionUp: meter.createObservableGauge('clientele.reaction.up', {
    description: '1 while a reaction is at work or stands by with its log in reach, otherwise 0',
  }),
  reactionEntries: meter.createObservableGauge('clientele.reaction.entries', {
    unit: '{entry}',
    description: 'What a reaction has to do and has not done, by state',
  }),
  reactionFailures: meter.createCounter('clientele.reaction.failures', {
    unit: '{failure}',
    description: 'Failures of a reaction, each followed by another attempt',
  }),
});

const seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
