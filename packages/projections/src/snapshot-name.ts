import { digestOf, type Tables } from '@clientele/core';

/** The name of a snapshot: other tables, or another version of one, have another. */
export function snapshotName(tables: Tables): string {
  const parts = Object.entries(tables).map(([name, { version, columns }]) => ({ name, version, columns }));
  return `facts-${digestOf(parts)}`;
}
