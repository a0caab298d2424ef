import type { NewEvent } from '../event/envelope.ts';

/** Bytes of JSON in one append: half of what the servers that take least take at once (1 MiB), since they count more than we do. */
const mostBytes = 512 * 1024;
/** Events in one append: what a server counts besides their JSON stays far below the other half. */
const mostEvents = 500;

/**
 * The events of one stream cut into what one append may hold, of whatever store: at most 500 events and
 * 512 KiB of JSON, and at least one event. For those who bring many events; what must be written
 * whole or not at all is not to be cut.
 *
 * @example
 * for (const piece of piecesOf(events)) {
 *   const { revision } = await store.append(stream, piece, { expect });
 *   expect = revision;
 * }
 */
export function piecesOf<Event extends Pick<NewEvent, 'data' | 'meta'>>(
  events: readonly Event[],
): readonly (readonly Event[])[] {
  const pieces: Event[][] = [];
  let piece: Event[] = [];
  let left = 0;
  for (const event of events) {
    const size = bytesOf(event.data) + bytesOf(event.meta);
    if (size > left || piece.length === mostEvents) {
      pieces.push((piece = []));
      left = mostBytes;
    }
    piece.push(event);
    left -= size;
  }
  return pieces;
}

// In a list, since alone nothing has no text; it is for the store to refuse.
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify([value]));
