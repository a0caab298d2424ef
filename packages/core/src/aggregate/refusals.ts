/**
 * A reason to refuse. `sense`: it cannot have happened as it is told, whoever tells it. `rule`: it
 * could, but our rules forbid it; imported facts may break rules, and are then called odd.
 */
export type Reason<Data> = Readonly<{ kind: 'sense' | 'rule'; says: (data: Data) => string }>;

export const sense = <Data>(says: (data: Data) => string): Reason<Data> => ({ kind: 'sense', says });
export const rule = <Data>(says: (data: Data) => string): Reason<Data> => ({ kind: 'rule', says });

/** A list of reasons, by code. */
export type Reasons = Readonly<Record<string, Reason<never>>>;
export type CodeOf<List> = keyof List & string;
export type DataOf<List, Code extends CodeOf<List>> = List[Code] extends Reason<infer Data> ? Data : never;

/** Why a command was refused: a code, the facts needed to act, and a sentence that says what to do. */
export type RefusalOf<List, Code extends CodeOf<List> = CodeOf<List>> = {
  [C in Code]: Readonly<{ code: C; kind: 'sense' | 'rule'; data: DataOf<List, C>; message: string }>;
}[Code];

/** The reasons that every aggregate shares. */
export const commonReasons = {
  IN_THE_FUTURE: sense(
    ({ occurredAt, now }: { occurredAt: string; now: string }) =>
      `${occurredAt} is more than 5 minutes ahead of the clock (${now}): check the time, or record it once it has happened`,
  ),
  KEY_REUSED: sense(
    ({ key, gave, asked, differs = [] }: { key: string; gave: string; asked: string; differs?: readonly string[] }) =>
      gave === asked
        ? `the key "${key}" already gave ${gave} with another ${differs.join(', ')}: use a new key for another command, or correct the event`
        : `the key "${key}" already gave ${gave} and cannot give ${asked}: use a new key for another command`,
  ),
  ID_TAKEN: sense(
    ({ field, id }: { field: string; id: string }) =>
      `${field} "${id}" is taken: leave it out to get a new one, or name the thing it stands for`,
  ),
  UNKNOWN_REFERENCE: sense(
    ({ field, id }: { field: string; id: string }) =>
      `there is no ${field} "${id}" here: check the id, or record first what it stands for`,
  ),
  NO_SUCH_EVENT: sense(
    ({ revision, last }: { revision: number; last: number }) =>
      `there is no event ${String(revision)}, the last one is ${String(last)}: name the revision of the wrong event`,
  ),
  STILL_NEEDED: sense(
    ({ revision, type, later }: { revision: number; type: string; later: number }) =>
      `event ${String(revision)} (${type}) is what ${String(later)} other ${later === 1 ? 'event stands' : 'events stand'} on: retract those first, or correct it`,
  ),
  NOT_CORRECTABLE: sense(
    ({ revision, type, about }: { revision: number; type: string; about: number | undefined }) =>
      `event ${String(revision)} (${type}) ${
        about === undefined
          ? 'does not say which event it is about: retract it'
          : `is a correction itself: correct or retract event ${String(about)}, which it is about`
      }`,
  ),
};
