/** What belongs to a line of a log: ids, counts, codes; never a secret, never personal data. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

type Line = (message: string, fields: LogFields) => void;

/**
 * Where lines of a log go. `console` is one, and so are loggers that take the message first (winston);
 * for those that take it last see `fieldsFirst`.
 *
 * @example
 * await using clientele = await openClientele({ store: 'clients.db', actor: 'ann', log: console });
 */
export interface Log {
  readonly debug?: Line;
  readonly info: Line;
  readonly warn: Line;
  readonly error: Line;
}
