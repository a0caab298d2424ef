import type { SqlDialect, SqlSession } from './sql-database.ts';

/** Raise it when the tables that all groups share change. */
export const formatVersion = 1;

/** The tables that all groups share: which generations there are, how far each lane is, what is set aside. */
export function sharedTables({ types }: SqlDialect): readonly string[] {
  const { text, integer, number, instant, boolean, json } = types;
  const lane = `group_name ${text} NOT NULL, generation ${integer} NOT NULL, part ${integer} NOT NULL`;
  return [
    `CREATE TABLE IF NOT EXISTS clientele_format (version ${integer} NOT NULL)`,
    `CREATE TABLE IF NOT EXISTS clientele_groups (
      name ${text} PRIMARY KEY, current_generation ${integer})`,
    `CREATE TABLE IF NOT EXISTS clientele_generations (
      group_name ${text} NOT NULL, generation ${integer} NOT NULL, state ${text} NOT NULL, tables ${text} NOT NULL,
      partitions ${integer} NOT NULL, log_id ${text} NOT NULL, made_at ${instant} NOT NULL,
      PRIMARY KEY (group_name, generation))`,
    `CREATE TABLE IF NOT EXISTS clientele_checkpoints (
      ${lane}, log_id ${text} NOT NULL, position ${text}, event_id ${text}, format ${integer} NOT NULL,
      events_read ${integer} NOT NULL, events ${integer} NOT NULL, digest ${text} NOT NULL, latest_ms ${number} NOT NULL,
      unknown_types ${text} NOT NULL, caught_up ${boolean} NOT NULL, epoch ${integer} NOT NULL, leader ${text},
      leased_until ${instant}, updated_at ${instant} NOT NULL,
      PRIMARY KEY (group_name, generation, part))`,
    `CREATE TABLE IF NOT EXISTS clientele_figures (
      group_name ${text} NOT NULL, generation ${integer} NOT NULL, name ${text} NOT NULL, version ${integer} NOT NULL,
      table_name ${text} NOT NULL, PRIMARY KEY (group_name, generation, name, version))`,
    `CREATE TABLE IF NOT EXISTS clientele_parked (
      ${lane}, client_id ${text} NOT NULL, revision ${integer} NOT NULL, kind ${text} NOT NULL, error ${text},
      type ${text} NOT NULL, schema_version ${integer} NOT NULL, occurred_at ${instant} NOT NULL,
      recorded_at ${instant} NOT NULL, imported ${boolean} NOT NULL, data ${json} NOT NULL,
      parked_at ${instant} NOT NULL, retry_asked ${boolean} NOT NULL,
      PRIMARY KEY (group_name, generation, part, client_id, revision))`,
  ];
}

/** Makes the shared tables at need; gives the version that stands in the database. */
export async function prepareSchema(sql: SqlSession): Promise<number> {
  const { tablesLock } = sql.dialect;
  if (tablesLock !== undefined) await sql.all(tablesLock);
  for (const statement of sharedTables(sql.dialect)) await sql.run(statement);
  const [row] = await sql.all('SELECT max(version) FROM clientele_format');
  const found = row?.[0];
  if (found !== null && found !== undefined) return Number(found);
  await sql.run('INSERT INTO clientele_format (version) VALUES (?)', [formatVersion]);
  return formatVersion;
}
