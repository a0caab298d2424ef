import { type LogPosition, positionFrom } from '@clientele/core';

/** How far a copy has come: the last event of the source that is in the destination, and where that one ended then. */
export type MirrorCheckpoint = Readonly<{ from: LogPosition; to: LogPosition }>;

/** Where the checkpoint of a copy is kept. Losing it costs time, never events. */
export interface MirrorCheckpoints {
  load(): Promise<MirrorCheckpoint | undefined>;
  save(checkpoint: MirrorCheckpoint): Promise<void>;
}

/** A checkpoint from its JSON text; undefined for a text that is none. */
export function checkpointFrom(text: string): MirrorCheckpoint | undefined {
  const value = parsed(text);
  if (!isRecord(value)) return undefined;
  const from = logPositionFrom(value['from']);
  const to = logPositionFrom(value['to']);
  return from && to && { from, to };
}

function logPositionFrom(value: unknown): LogPosition | undefined {
  if (!isRecord(value)) return undefined;
  const { logId, position, eventId } = value;
  if (typeof logId !== 'string') return undefined;
  return {
    logId,
    ...(typeof position === 'string' && { position: positionFrom(position) }),
    ...(typeof eventId === 'string' && { eventId }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
