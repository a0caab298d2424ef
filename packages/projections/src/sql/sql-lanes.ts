import { type Facts, positionFrom, type Tables } from '@clientele/core';

import { GenerationGone } from '../read-model/generation-gone.ts';
import type { Generation, Lane, Lead } from '../read-model/generation.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import { LostLead } from '../read-model/lost-lead.ts';
import type { PageToKeep } from '../read-model/page-to-keep.ts';
import type { SqlSession, SqlValue } from './sql-database.ts';

/** Raise it when the meaning of what a checkpoint holds changes. */
export const checkpointFormat = 1;

const ofLane = 'group_name = ? AND generation = ? AND part = ?';
const keyOf = ({ generation, part }: Lane): readonly SqlValue[] => [generation.group, generation.number, part];

/** A lane as it is kept: how far it is, and the digest of what it has read. */
export type KeptLane = Readonly<{ state: LaneState; events: number; digest: string; latest: number }>;

export async function lanesOf(sql: SqlSession, { group, number }: Generation): Promise<readonly KeptLane[]> {
  const rows = await sql.all(
    `SELECT part, log_id, position, event_id, events_read, unknown_types, caught_up, events, digest, latest_ms
     FROM clientele_checkpoints WHERE group_name = ? AND generation = ? ORDER BY part`,
    [group, number],
  );
  if (rows.length === 0) throw new GenerationGone(group, number);
  return rows.map(laneIn);
}

function laneIn([part, logId, position, eventId, read, unknown, caughtUp, ...rest]: readonly unknown[]): KeptLane {
  const [events, digest, latest] = rest;
  const checkpoint = {
    logId: String(logId),
    ...(typeof position === 'string' && { position: positionFrom(position) }),
    ...(typeof eventId === 'string' && { eventId }),
  };
  const state = {
    part: Number(part),
    checkpoint,
    read: Number(read),
    unknown: JSON.parse(String(unknown)) as LaneState['unknown'],
    caughtUp: Boolean(caughtUp),
  };
  return { state, events: Number(events), digest: String(digest), latest: Number(latest) };
}

/** Takes the lead where nobody holds it, with the next epoch. */
export async function takeLead(sql: SqlSession, lane: Lane, worker: string, lease: number): Promise<Lead | undefined> {
  const { now, later } = sql.dialect;
  const taken = await sql.run(
    `UPDATE clientele_checkpoints SET epoch = epoch + 1, leader = ?, leased_until = ${later}
     WHERE ${ofLane} AND (leader IS NULL OR leader = ? OR leased_until < ${now})`,
    [worker, lease, ...keyOf(lane), worker],
  );
  const [row] = await sql.all(`SELECT epoch FROM clientele_checkpoints WHERE ${ofLane}`, keyOf(lane));
  if (row === undefined) throw new GenerationGone(lane.generation.group, lane.generation.number);
  return taken === 0 ? undefined : { ...lane, worker, epoch: Number(row[0]) };
}

/** Throws `LostLead` unless the epoch still stands. */
export async function renewLead(sql: SqlSession, lead: Lead, lease: number): Promise<void> {
  const held = await sql.run(
    `UPDATE clientele_checkpoints SET leased_until = ${sql.dialect.later} WHERE ${ofLane} AND epoch = ?`,
    [lease, ...keyOf(lead), lead.epoch],
  );
  if (held !== 1) throw new LostLead(lead.generation.group, lead.epoch);
}

export async function releaseLead(sql: SqlSession, lead: Lead): Promise<void> {
  await sql.run(`UPDATE clientele_checkpoints SET leader = NULL, leased_until = NULL WHERE ${ofLane} AND epoch = ?`, [
    ...keyOf(lead),
    lead.epoch,
  ]);
}

/** Moves the checkpoint of a lane on. Throws `LostLead` unless the epoch still stands: so it is done first. */
export async function moveOn<T extends Tables>(sql: SqlSession, lead: Lead, page: PageToKeep<T>): Promise<void> {
  const { now, later } = sql.dialect;
  const { state, facts, lease } = page;
  const { position, eventId } = state.checkpoint;
  const moved = await sql.run(
    `UPDATE clientele_checkpoints SET position = ?, event_id = ?, events_read = ?, events = ?, digest = ?, latest_ms = ?,
       unknown_types = ?, caught_up = ?, leased_until = ${later}, updated_at = ${now}
     WHERE ${ofLane} AND epoch = ?`,
    [
      position ?? null,
      eventId ?? null,
      state.read,
      facts.log.events,
      String(facts.log),
      facts.latest,
      JSON.stringify(state.unknown),
      state.caughtUp,
      lease,
      ...keyOf(lead),
      lead.epoch,
    ],
  );
  if (moved !== 1) throw new LostLead(lead.generation.group, lead.epoch);
}

/** Puts a digest back as it was kept. */
export function restoreDigest(log: Facts['log'], { events, digest }: KeptLane): void {
  log.events = events;
  log.lanes.set(Array.from({ length: 8 }, (_, lane) => Number.parseInt(digest.slice(lane * 8, lane * 8 + 8), 16)));
}
