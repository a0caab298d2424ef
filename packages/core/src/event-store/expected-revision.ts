/** What the writer believes of the stream: not there, there, whatever it is, or at a revision. */
export type ExpectedRevision = 'no-stream' | 'stream-exists' | 'any' | number;
