/** What a worker is at. */
export type FollowStatus =
  | Readonly<{ kind: 'starting' }>
  | Readonly<{ kind: 'leading'; epoch: number }>
  | Readonly<{ kind: 'standing-by' }>
  | Readonly<{ kind: 'failing'; error: unknown; retryIn: number }>
  /** Closed; or, with an error, stopped by what only a person can put right. */
  | Readonly<{ kind: 'stopped'; error?: unknown }>;
