/** What to type, and what it is for. */
export type Example = readonly [command: string, purpose: string];

/** The examples below a command's help. */
export const examples = (...shown: readonly Example[]): string =>
  `\nExamples:\n${shown.map(([command, purpose]) => `  # ${purpose}\n  $ ${command}`).join('\n')}`;
