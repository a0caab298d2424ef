/** Up to where each table was loaded. */
export type LoadMark = Readonly<Record<string, number>>;
