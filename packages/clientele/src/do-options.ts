/** What a caller may add to commands. */
export type DoOptions = Readonly<{
  /** The revision that the user saw: `RevisionConflict` when somebody has written since. */
  expect?: number;
}>;

/** What a command says of itself would be lost beside it without a word: throws `TypeError`. */
export function checkOptions(options: object): void {
  const unknown = Object.keys(options).filter((name) => name !== 'expect');
  if (unknown.length > 0)
    throw new TypeError(
      `do takes no ${unknown.join(', ')}: it belongs to the command, as in recordPayment(data, { occurredAt, key })`,
    );
}
