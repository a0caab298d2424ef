import type { Instant } from '@clientele/core';
import type { PreparedEvent } from '@clientele/core/event-store';
import { jsonEvent } from '@kurrent/kurrentdb-client';

/** An event with what it is given when it is recorded. */
export type ToRecord = Readonly<{ event: PreparedEvent; recordedAt: Instant; hash: string }>;

/**
 * An event as other programs can read it: the body as JSON, the ids of correlation and causation
 * where the server's own tools look for them. `append` tells one writer's append from another's.
 */
export function sentEvent({ event, recordedAt, hash }: ToRecord, append: string) {
  const { correlationId, causationId, ...meta } = event.meta;
  return jsonEvent({
    id: event.id,
    type: event.type,
    // In canonical order: the log reads the same from whatever store.
    data: JSON.parse(event.text) as Record<string, unknown>,
    metadata: {
      ...meta,
      recordedAt,
      hash,
      ...(correlationId !== undefined && { $correlationId: correlationId }),
      ...(causationId !== undefined && { $causationId: causationId }),
      append,
    },
  });
}
