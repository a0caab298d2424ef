import type { Group } from '../grouping/group.ts';
import type { RowRef } from '../rows/row-record.ts';

/** A field of which rows of one client say different things. */
export type ProfileDifference = Readonly<{ clientId: string; fields: readonly string[]; ref: RowRef | undefined }>;

/** Finds what rows say otherwise of a client than its earliest one does, which counts. */
export class ProfileNotes {
  #clientId = '';
  #first = '';
  readonly #told = new Set<string>();

  /** Groups come client by client. Each other profile is told once. */
  differences(group: Group): readonly ProfileDifference[] {
    if (group.clientId !== this.#clientId) {
      this.#clientId = group.clientId;
      this.#first = group.profile;
      this.#told.clear();
    }
    const others = [[group.profile, group.ref] as const, ...(group.otherProfiles ?? [])];
    return others.flatMap(([profile, ref]) => {
      if (profile === this.#first || this.#told.has(profile)) return [];
      this.#told.add(profile);
      return [{ clientId: group.clientId, fields: differing(this.#first, profile), ref }];
    });
  }
}

function differing(first: string, other: string): readonly string[] {
  const [a, b] = [first, other].map((json) => JSON.parse(json) as Readonly<Record<string, unknown>>);
  const names = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]);
  return [...names].filter((name) => JSON.stringify(a?.[name]) !== JSON.stringify(b?.[name])).sort();
}
