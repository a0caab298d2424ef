/** The query that gives all that is in the rows of another one, of so many columns, as one blob; a line feed between cells. */
export function textsOf(sql: string, columns: number): string {
  const names = Array.from({ length: columns }, (_, index) => `c${String(index)}`);
  const row = names.map((name) => `coalesce(${name}, '')`).join(' || char(10) || ');
  return `WITH page (${names.join(', ')}) AS (${sql}) SELECT CAST(group_concat(${row}, char(10)) AS BLOB) FROM page`;
}
