import type { FactRow } from '@clientele/core';

import type { Generation, Lane } from '../read-model/generation.ts';
import type { ParkedEvent } from '../read-model/parked-event.ts';
import type { SqlColumn, SqlSession, SqlType, SqlValue } from './sql-database.ts';
import { storedText, textIn } from './sql-text.ts';

/** Sets events aside; one that is there already is there with its new error, and nobody asks for it any more. */
export async function park(sql: SqlSession, { generation, part }: Lane, parked: readonly ParkedEvent[]): Promise<void> {
  if (parked.length === 0) return;
  const column = (name: string, type: SqlType, of: (one: ParkedEvent) => SqlValue): SqlColumn => ({
    name,
    type,
    values: parked.map(of),
  });
  await sql.insert(
    'clientele_parked',
    [
      column('group_name', 'text', () => generation.group),
      column('generation', 'integer', () => generation.number),
      column('part', 'integer', () => part),
      column('client_id', 'text', ({ event }) => event.clientId),
      column('revision', 'integer', ({ event }) => event.revision),
      column('kind', 'text', ({ kind }) => kind),
      column('error', 'text', ({ error }) => (error === undefined ? null : storedText(error))),
      column('type', 'text', ({ event }) => event.type),
      column('schema_version', 'integer', ({ event }) => event.schemaVersion),
      column('occurred_at', 'instant', ({ event }) => event.occurredAt),
      column('recorded_at', 'instant', ({ event }) => event.recordedAt),
      column('imported', 'boolean', ({ event }) => event.imported),
      column('data', 'json', ({ event }) => JSON.stringify(event.data ?? null)),
      column('parked_at', 'instant', ({ event }) => event.recordedAt),
      column('retry_asked', 'boolean', () => false),
    ],
    `ON CONFLICT (group_name, generation, part, client_id, revision)
     DO UPDATE SET kind = excluded.kind, error = excluded.error, retry_asked = excluded.retry_asked`,
  );
}

/** Takes events from those set aside. */
export async function release(sql: SqlSession, lane: Lane, released: readonly FactRow[]): Promise<void> {
  for (const { clientId, revision } of released)
    await sql.run(
      'DELETE FROM clientele_parked WHERE group_name = ? AND generation = ? AND part = ? AND client_id = ? AND revision = ?',
      [lane.generation.group, lane.generation.number, lane.part, clientId, revision],
    );
}

// All of a client, also what was set aside after somebody asked: it is folded in order or not at all.
const askedFor = `client_id IN (SELECT asked.client_id FROM clientele_parked AS asked
  WHERE asked.group_name = clientele_parked.group_name AND asked.generation = clientele_parked.generation
    AND asked.part = clientele_parked.part AND asked.retry_asked)`;

export type ParkedChoice = Readonly<{
  part?: number | undefined;
  clientIds?: readonly string[] | undefined;
  retryAsked?: true;
}>;

export async function parkedIn(
  sql: SqlSession,
  { group, number }: Generation,
  { part, clientIds, retryAsked }: ParkedChoice,
): Promise<readonly ParkedEvent[]> {
  const named = clientIds === undefined ? '' : `AND client_id IN (${clientIds.map(() => '?').join(', ')})`;
  // Every part sets the company's own aside: who looks at all parts sees them once.
  const once = retryAsked === true ? '' : "AND (part = 0 OR client_id <> 'company')";
  const rows = await sql.all(
    `SELECT client_id, revision, kind, error, type, schema_version, ${sql.dialect.milliseconds('occurred_at')},
       ${sql.dialect.milliseconds('recorded_at')}, imported, CAST(data AS ${sql.dialect.types.text})
     FROM clientele_parked WHERE group_name = ? AND generation = ?
       ${part === undefined ? once : 'AND part = ?'} ${named} ${retryAsked === true ? `AND ${askedFor}` : ''}
     ORDER BY client_id, revision, part`,
    [group, number, ...(part === undefined ? [] : [part]), ...(clientIds ?? [])],
  );
  return rows.map(parkedEventIn);
}

function parkedEventIn(row: readonly unknown[]): ParkedEvent {
  const [clientId, revision, kind, error, type, version, occurredAt, recordedAt, imported, data] = row;
  return {
    event: {
      clientId: String(clientId),
      revision: Number(revision),
      type: String(type),
      schemaVersion: Number(version),
      occurredAt: Number(occurredAt),
      recordedAt: Number(recordedAt),
      imported: Boolean(imported),
      data: JSON.parse(String(data)) as unknown,
    },
    kind: kind === 'poison' || kind === 'unknown' ? kind : 'waiting',
    ...(typeof error === 'string' && { error: textIn(error) }),
  };
}

/** Marks events set aside as to be folded again: of one client, or all. */
export async function askRetry(sql: SqlSession, { group, number }: Generation, clientId?: string): Promise<void> {
  await sql.run(
    `UPDATE clientele_parked SET retry_asked = ? WHERE group_name = ? AND generation = ?
     ${clientId === undefined ? '' : 'AND client_id = ?'}`,
    [true, group, number, ...(clientId === undefined ? [] : [clientId])],
  );
}
