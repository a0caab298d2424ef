import type { SqlDialect } from '@clientele/projections/sql';

import { codeOf } from './postgres-failure.ts';

/** What PostgreSQL says of a view that would lose, rename or change a column. */
const otherColumns = '42P16';

/**
 * Replaced in place where columns only grow: rights stay, and so does what was made of the view.
 * Otherwise it is made anew, and the rights on it are granted again.
 */
export const replacePostgresView: SqlDialect['replaceView'] = async (sql, view, select) => {
  await sql.run('SAVEPOINT before_view');
  try {
    await sql.run(`CREATE OR REPLACE VIEW ${view} AS ${select}`);
    return;
  } catch (error) {
    if (codeOf(error) !== otherColumns) throw error;
    await sql.run('ROLLBACK TO SAVEPOINT before_view');
  }
  const rights = await sql.all(
    `SELECT CASE WHEN given.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(given.grantee)) END,
       given.privilege_type, given.is_grantable, attribute.attname
     FROM pg_class AS class
       CROSS JOIN LATERAL (
         SELECT NULL::name AS attname, class.relacl AS acl
         UNION ALL
         SELECT quote_ident(attname), attacl FROM pg_attribute WHERE attrelid = class.oid AND attacl IS NOT NULL
       ) AS attribute
       CROSS JOIN LATERAL aclexplode(attribute.acl) AS given
     WHERE class.oid = CAST(? AS regclass) AND given.grantee <> class.relowner`,
    [view],
  );
  await sql.run(`DROP VIEW ${view}`);
  await sql.run(`CREATE VIEW ${view} AS ${select}`);
  const columns = await sql.all(
    'SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = CAST(? AS regclass) AND attnum > 0',
    [view],
  );
  const there = new Set(columns.map(([name]) => String(name)));
  for (const [grantee, right, grantable, column] of rights) {
    if (typeof column === 'string' && !there.has(column)) continue;
    const of = typeof column === 'string' ? ` (${column})` : '';
    const further = grantable === true ? ' WITH GRANT OPTION' : '';
    await sql.run(`GRANT ${String(right)}${of} ON ${view} TO ${String(grantee)}${further}`);
  }
};
