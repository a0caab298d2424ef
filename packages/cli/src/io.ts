/** How far a long command has come. Drawn only where somebody looks. */
export type Progress = Readonly<{
  /** `total` is known or guessed better as the work goes on. */
  update(done: number, total?: number): void;
  stop(): void;
}>;

/** What the program may touch of the outside: its two outputs, whether people look at them, the clock, and being stopped. */
export type Io = Readonly<{
  out(text: string): void;
  err(text: string): void;
  /** Width that lines are fitted into. */
  columns: number;
  /** Milliseconds since 1970. */
  now(): number;
  /** Who runs the program: the actor of what it records. */
  user: string;
  version: string;
  /** What is typed to run the program: `clientele`, or the script of a clone. */
  command: string;
  /** Whether errors come with their stack. */
  debug: boolean;
  /** Begins to draw the progress of some work, counted in some unit. */
  progress(work: string, unit: string): Progress;
  /** Aborted when somebody stops the program. */
  signal: AbortSignal;
}>;
