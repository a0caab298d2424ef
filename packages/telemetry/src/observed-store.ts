import { errorCode, type EventStore, type ReadStreamOptions, type RecordedEvent } from '@clientele/core';

import { failSpan, inSpan } from './in-span.ts';
import type { Recording } from './recording.ts';

/**
 * A store that records what it does: a span for each append and each stream that is loaded, the time
 * they take, how many events are appended, and how many appends meet a conflict. Everything else is
 * the store that it is given.
 */
export function observedStore(store: EventStore, { tracer, instruments }: Recording): EventStore {
  const { duration, appended, conflicts } = instruments;

  const timed = async <T>(operation: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    let outcome = 'ok';
    try {
      return await work();
    } catch (error) {
      outcome = errorCode(error);
      throw error;
    } finally {
      duration.record((performance.now() - start) / 1000, { operation, outcome });
    }
  };

  const append: EventStore['append'] = (stream, events, options) =>
    inSpan(tracer, 'clientele.append', { 'clientele.stream': stream, 'clientele.events': events.length }, (span) =>
      timed('append', async () => {
        try {
          const done = await store.append(stream, events, options);
          span.setAttributes({ 'clientele.revision': done.revision, 'clientele.repeated': done.repeated });
          if (!done.repeated) appended.add(done.events.length);
          return done;
        } catch (error) {
          if (errorCode(error) === 'REVISION_CONFLICT') conflicts.add(1);
          throw error;
        }
      }),
    );

  async function* load(stream: string, options?: ReadStreamOptions): AsyncGenerator<RecordedEvent, void, undefined> {
    const span = tracer.startSpan('clientele.load', { attributes: { 'clientele.stream': stream } });
    const start = performance.now();
    let events = 0;
    let outcome = 'ok';
    try {
      for await (const event of store.readStream(stream, options)) {
        events += 1;
        yield event;
      }
    } catch (error) {
      outcome = errorCode(error);
      failSpan(span, error);
      throw error;
    } finally {
      duration.record((performance.now() - start) / 1000, { operation: 'load', outcome });
      span.setAttribute('clientele.events', events);
      span.end();
    }
  }

  return {
    append,
    readStream: load,
    readAll: (options) => store.readAll(options),
    scan: (options) => store.scan(options),
    subscribe: (options) => store.subscribe(options),
    head: () => store.head(),
    holds: (checkpoint) => store.holds(checkpoint),
    comparePositions: (a, b) => store.comparePositions(a, b),
    distance: (from, to) => store.distance?.(from, to),
    close: () => store.close(),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
    // Also what a store may leave out has to be handed on.
  } satisfies EventStore & Record<keyof EventStore, unknown>;
}
