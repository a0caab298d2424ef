import { isCorrection } from './as-corrected.ts';
import type { PastEvent } from './decided-event.ts';
import type { Owner, SharedMap } from './shared-map.ts';

/** What a command once gave: the type of its events and where they stand. */
export type CommandTrace = Readonly<{ type: string; revisions: readonly number[] }>;

/** What every folded state carries. */
export type Folded = Readonly<{
  /** Revision of the last event folded; -1 before the first. */
  revision: number;
  /** A correction arrived: the whole stream must be folded anew before anything is decided. */
  outdated: boolean;
  /** Every command seen, by its key. */
  commands: SharedMap<CommandTrace>;
}>;

/** A state that one fold may change: a copy of its own, whose maps are shared until they are written to. */
export type Draft<State> = { -readonly [Field in keyof State]: State[Field] };

/** Counts an event and remembers the command that it came of. */
export function note(next: Draft<Folded>, { type, meta }: PastEvent, owner: Owner): void {
  next.revision += 1;
  if (isCorrection({ type })) next.outdated = true;
  if (meta.commandKey === undefined) return;
  const revisions = [...(next.commands.get(meta.commandKey)?.revisions ?? []), next.revision];
  next.commands = next.commands.with(owner, meta.commandKey, { type, revisions });
}
