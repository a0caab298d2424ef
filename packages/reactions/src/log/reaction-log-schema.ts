import type { SqlDialect, SqlSession } from '@clientele/projections/sql';

/** Raise it when the tables change. */
export const formatVersion = 2;

function tables({ types, sequence }: SqlDialect): readonly string[] {
  const { text, integer, instant } = types;
  return [
    `CREATE TABLE IF NOT EXISTS clientele_reactions_format (version ${integer} NOT NULL)`,
    `CREATE TABLE IF NOT EXISTS clientele_reactions (
      name ${text} PRIMARY KEY, epoch ${integer} NOT NULL, leader ${text}, leased_until ${instant}, checkpoint ${text})`,
    // When an entry may be tried again is of the caller's clock, and a text: '' is at once.
    `CREATE TABLE IF NOT EXISTS clientele_outbox (
      seq ${sequence}, reaction ${text} NOT NULL, key ${text} NOT NULL, channel ${text} NOT NULL, body ${text} NOT NULL,
      state ${text} NOT NULL, attempts ${integer} NOT NULL, not_before ${text} NOT NULL, error ${text},
      UNIQUE (key, channel))`,
    `CREATE INDEX IF NOT EXISTS clientele_outbox_next ON clientele_outbox (reaction, channel, state, not_before, seq)`,
    `CREATE TABLE IF NOT EXISTS clientele_effects_done (digest ${text} PRIMARY KEY)`,
  ];
}

/** The version that stands in the database; undefined where no reactions were ever kept. */
export async function formatIn(sql: SqlSession): Promise<number | undefined> {
  try {
    const [row] = await sql.all('SELECT max(version) FROM clientele_reactions_format');
    return typeof row?.[0] === 'number' || typeof row?.[0] === 'string' ? Number(row[0]) : undefined;
  } catch (error) {
    if (isNoTable(error)) return undefined;
    throw error;
  }
}

/** What PostgreSQL says of a table that is not there, by its code. */
const isNoTable = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '42P01';

/** Makes the tables at need; gives the version that stands in the database. */
export async function prepareSchema(sql: SqlSession): Promise<number> {
  const { tablesLock } = sql.dialect;
  if (tablesLock !== undefined) await sql.all(tablesLock);
  for (const statement of tables(sql.dialect)) await sql.run(statement);
  const [row] = await sql.all('SELECT max(version) FROM clientele_reactions_format');
  const found = row?.[0];
  if (found !== null && found !== undefined) return Number(found);
  await sql.run('INSERT INTO clientele_reactions_format (version) VALUES (?)', [formatVersion]);
  return formatVersion;
}
