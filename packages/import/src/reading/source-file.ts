/** A file of one table, as found on disk. */
export type SourceFile = Readonly<{
  table: string;
  path: string;
  /** For people: the name without folders. */ name: string;
  bytes: number;
}>;
