import type { ExpectedRevision } from './expected-revision.ts';

/** Somebody else wrote first: the stream is not where the writer believed. Load it again and decide again. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  readonly code = 'REVISION_CONFLICT';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** The revision that the stream is at; undefined when it is not there. */
  readonly actual: number | undefined;

  constructor(stream: string, expected: ExpectedRevision, actual: number | undefined) {
    const found = actual === undefined ? 'is not there' : `is at revision ${String(actual)}`;
    super(`stream ${stream} was expected at ${String(expected)} but ${found}: load it again and repeat the command`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}
