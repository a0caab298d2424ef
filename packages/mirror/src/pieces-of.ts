import type { RecordedEvent } from '@clientele/core';

import type { StreamPart } from './pages.ts';

/** Bytes of JSON in one append: half of what the servers that take least take at once (1 MiB), since they count more than we do. */
const mostBytes = 512 * 1024;

/** A part of a stream cut into what one append may hold: as many events as fit, and at least one. */
export function piecesOf({ stream, first, events }: StreamPart): readonly StreamPart[] {
  const pieces: StreamPart[] = [];
  let piece: RecordedEvent[] = [];
  let bytes = 0;
  const finish = (): void => {
    if (piece.length > 0) pieces.push({ stream, first: piece[0]?.revision ?? first, events: piece });
    piece = [];
    bytes = 0;
  };
  for (const event of events) {
    const size = Buffer.byteLength(JSON.stringify(event.data)) + Buffer.byteLength(JSON.stringify(event.meta));
    if (bytes + size > mostBytes) finish();
    piece.push(event);
    bytes += size;
  }
  finish();
  return pieces;
}
