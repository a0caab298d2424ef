/** What the exit status says to a script. */
export const exitCodes = {
  /** Done. */
  ok: 0,
  /** Something that should not happen: please report it. */
  failed: 1,
  /** The command line, a policy or a mapping says something it cannot. */
  usage: 2,
  /** The data to import is wrong: nothing of it was written, unless only the store noticed (an event that cannot be stored). */
  input: 3,
  /** There is no such client, path or file. */
  notFound: 4,
  /** The store cannot be used: damaged, newer than this program, full, or not writable. */
  store: 5,
  /** A rule forbids what was asked. */
  refused: 6,
  /** Stopped by a signal; the same command goes on where it stopped. */
  stopped: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
