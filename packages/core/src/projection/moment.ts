/** A moment on both clocks, in milliseconds: what was true before `at`, as known before `knownAt`. */
export type Moment = Readonly<{ at: number; knownAt: number }>;
