/** The examples below a command's help: what to type, and what it is for. */
export function examples(...lines: readonly (readonly [command: string, purpose: string])[]): string {
  return `\nExamples:\n${lines.map(([command, purpose]) => `  # ${purpose}\n  $ ${command}`).join('\n')}`;
}
