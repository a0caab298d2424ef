import type { Tables } from '@clientele/core';

import { GenerationGone } from '../read-model/generation-gone.ts';
import type { Generation } from '../read-model/generation.ts';
import type { GroupShape } from '../read-model/group-shape.ts';
import { GroupTakenOver } from '../read-model/group-taken-over.ts';
import { NewerReadModel } from '../read-model/newer-read-model.ts';
import { figuresOf } from './sql-figures.ts';
import { checkpointFormat } from './sql-lanes.ts';
import { droppedTables, generationTables, type KeptTable, viewOf } from './fact-table-sql.ts';
import { checkNames } from './sql-name-clashes.ts';
import type { SqlSession } from './sql-database.ts';
import { quoted, viewName } from './sql-names.ts';

type Shape = Readonly<{ shape: string; partitions: number; logId: string }>;
type KnownGeneration = Generation & Shape & Readonly<{ condemned: boolean }>;

const shapeOf = (tables: Tables): readonly KeptTable[] =>
  Object.values(tables)
    .map(({ name, version, columns }) => ({ name, version, columns }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The generation of a shape: the one there is, or a new one. */
export async function generationFor(sql: SqlSession, shape: GroupShape): Promise<Generation> {
  const { group, partitions, logId } = shape;
  const tables = shapeOf(shape.tables);
  const current = await lockGroup(sql, group);
  const known = await generationsOf(sql, group);
  const wanted = JSON.stringify(tables);
  const own = { shape: wanted, partitions, logId };
  const mine = known.find((one) => !one.condemned && isOf(one, own));
  if (mine !== undefined) return { group, number: mine.number, state: mine.state, partitions };
  const answering = known.find(({ number }) => number === current);
  if (answering !== undefined && answering.number !== shape.replaces) {
    refuseOlder(group, answering, tables);
    // What answers may have been this shape's, back in its place, and not be of the log any more.
    if (!isOf(answering, own) && (await isRetired(sql, group, own))) throw new GroupTakenOver(group, answering.number);
  }
  await checkNames(sql, group, tables);
  const number = Math.max(0, ...known.map((one) => one.number)) + 1;
  const state = answering === undefined ? 'current' : 'building';
  const generation = { group, number, state, partitions } as const;
  await sql.run(
    `INSERT INTO clientele_generations (group_name, generation, state, tables, partitions, log_id, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ${sql.dialect.now})`,
    [group, number, state, wanted, partitions, logId],
  );
  for (const statement of generationTables(generation, tables, sql.dialect)) await sql.run(statement);
  for (let part = 0; part < partitions; part++) await addLane(sql, generation, part, logId);
  if (answering === undefined) await point(sql, generation, tables);
  return { ...generation, because: becauseOf(answering, wanted, partitions) };
}

/** The generation that answers; undefined where there is none. */
export async function currentGeneration(sql: SqlSession, group: string): Promise<Generation | undefined> {
  const [row] = await sql.all('SELECT current_generation FROM clientele_groups WHERE name = ?', [group]);
  const known = await generationsOf(sql, group);
  const current = known.find(({ number }) => number === Number(row?.[0] ?? NaN));
  return current && { group, number: current.number, state: current.state, partitions: current.partitions };
}

/** Puts a generation in the place of the current one, whose lanes and tables go; false while a lane is behind. */
export async function promoteGeneration(sql: SqlSession, generation: Generation): Promise<boolean> {
  const { group, number } = generation;
  if (sql.dialect.impatience !== undefined) await sql.all(sql.dialect.impatience);
  const current = await lockGroup(sql, group);
  if (current === number) return true;
  const known = await generationsOf(sql, group);
  const promoted = known.find((one) => one.number === number);
  if (promoted === undefined) throw new GenerationGone(group, number);
  const [behind] = await sql.all(
    'SELECT part FROM clientele_checkpoints WHERE group_name = ? AND generation = ? AND NOT caught_up LIMIT 1',
    [group, number],
  );
  if (behind !== undefined) return false;
  const earlier = known.filter((one) => one.number < number);
  const tables = tablesIn(promoted);
  const views = new Set(tables.map(({ name }) => viewName(group, name)));
  for (const name of namesIn(known.find((one) => one.number === current)))
    if (!views.has(viewName(group, name))) await sql.run(`DROP VIEW IF EXISTS ${quoted(viewName(group, name))}`);
  await point(sql, generation, tables);
  for (const old of earlier) {
    for (const { table } of await figuresOf(sql, old)) await sql.run(`DROP TABLE IF EXISTS ${table}`);
    await retire(sql, old, promoted);
    for (const table of ['clientele_checkpoints', 'clientele_parked', 'clientele_figures'])
      await sql.run(`DELETE FROM ${table} WHERE group_name = ? AND generation = ?`, [group, old.number]);
    for (const statement of droppedTables(old, namesIn(old))) await sql.run(statement);
  }
  return true;
}

/** Whether another shape has taken the place of this one: a program that is started again may not put it back. */
async function isRetired(sql: SqlSession, group: string, { shape, partitions, logId }: Shape): Promise<boolean> {
  const [found] = await sql.all(
    `SELECT generation FROM clientele_generations
     WHERE group_name = ? AND state = 'retired' AND tables = ? AND partitions = ? AND log_id = ?`,
    [group, shape, partitions, logId],
  );
  return found !== undefined;
}

/** Remembers the shape of a generation that goes, once, and not where it goes for one of the same shape. */
async function retire(sql: SqlSession, old: KnownGeneration, promoted: KnownGeneration): Promise<void> {
  const { group, number, shape, partitions, logId } = old;
  const goes = isOf(old, promoted) || (await isRetired(sql, group, { shape, partitions, logId }));
  const statement = goes ? 'DELETE FROM clientele_generations' : "UPDATE clientele_generations SET state = 'retired'";
  await sql.run(`${statement} WHERE group_name = ? AND generation = ?`, [group, number]);
}

const isOf = (one: Shape, { shape, partitions, logId }: Shape): boolean =>
  one.shape === shape && one.partitions === partitions && one.logId === logId;

/** Marks a generation as one that is not of the log. */
export async function condemnGeneration(sql: SqlSession, { group, number }: Generation): Promise<void> {
  await lockGroup(sql, group);
  await sql.run("UPDATE clientele_generations SET state = 'condemned' WHERE group_name = ? AND generation = ?", [
    group,
    number,
  ]);
}

async function point(sql: SqlSession, generation: Generation, tables: readonly KeptTable[]): Promise<void> {
  const { group, number } = generation;
  await sql.run('UPDATE clientele_groups SET current_generation = ? WHERE name = ?', [number, group]);
  await sql.run("UPDATE clientele_generations SET state = 'current' WHERE group_name = ? AND generation = ?", [
    group,
    number,
  ]);
  for (const table of tables)
    await sql.dialect.replaceView(sql, quoted(viewName(group, table.name)), viewOf(generation, table));
}

/** One at a time decides about the generations of a group. Gives the number of the current one. */
async function lockGroup(sql: SqlSession, group: string): Promise<number | undefined> {
  await sql.run('INSERT INTO clientele_groups (name) VALUES (?) ON CONFLICT (name) DO NOTHING', [group]);
  await sql.run('UPDATE clientele_groups SET name = name WHERE name = ?', [group]);
  const [row] = await sql.all('SELECT current_generation FROM clientele_groups WHERE name = ?', [group]);
  const current = row?.[0];
  return current === null || current === undefined ? undefined : Number(current);
}

async function generationsOf(sql: SqlSession, group: string): Promise<readonly KnownGeneration[]> {
  const rows = await sql.all(
    `SELECT generation, state, tables, partitions, log_id FROM clientele_generations
     WHERE group_name = ? AND state <> 'retired' ORDER BY generation`,
    [group],
  );
  return rows.map(([number, state, shape, partitions, logId]) => ({
    group,
    number: Number(number),
    state: state === 'building' ? 'building' : 'current',
    condemned: state === 'condemned',
    shape: String(shape),
    partitions: Number(partitions),
    logId: String(logId),
  }));
}

async function addLane(sql: SqlSession, { group, number }: Generation, part: number, logId: string): Promise<void> {
  const { now } = sql.dialect;
  await sql.insert('clientele_checkpoints', [
    { name: 'group_name', type: 'text', values: [group] },
    { name: 'generation', type: 'integer', values: [number] },
    { name: 'part', type: 'integer', values: [part] },
    { name: 'log_id', type: 'text', values: [logId] },
    { name: 'format', type: 'integer', values: [checkpointFormat] },
    { name: 'events_read', type: 'integer', values: [0] },
    { name: 'events', type: 'integer', values: [0] },
    { name: 'digest', type: 'text', values: ['0'.repeat(64)] },
    { name: 'latest_ms', type: 'number', values: [0] },
    { name: 'unknown_types', type: 'text', values: ['{}'] },
    { name: 'caught_up', type: 'boolean', values: [false] },
    { name: 'epoch', type: 'integer', values: [0] },
    { name: 'updated_at', type: 'instant', values: [0] },
  ]);
  await sql.run(
    `UPDATE clientele_checkpoints SET updated_at = ${now} WHERE group_name = ? AND generation = ? AND part = ?`,
    [group, number, part],
  );
}

/** A program that makes an older version of a table may not replace the newer one. */
function refuseOlder(group: string, answering: KnownGeneration, tables: readonly KeptTable[]): void {
  for (const { name, version } of tablesIn(answering)) {
    const ours = tables.find((table) => table.name === name);
    if (ours !== undefined && ours.version < version)
      throw new NewerReadModel(group, answering.number, name, version, ours.version);
  }
}

function becauseOf(answering: KnownGeneration | undefined, shape: string, partitions: number): Generation['because'] {
  if (answering === undefined) return 'first';
  return answering.shape === shape && answering.partitions === partitions ? 'another-log' : 'tables-changed';
}

// What stands there was written by `generationFor`.
const tablesIn = ({ shape }: KnownGeneration): readonly KeptTable[] => JSON.parse(shape) as readonly KeptTable[];

const namesIn = (generation: KnownGeneration | undefined): readonly string[] =>
  generation === undefined ? [] : tablesIn(generation).map(({ name }) => name);
