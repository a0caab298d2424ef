/** Why a store cannot do its work, apart from what is asked of it. */
export type StoreFailureCode =
  | 'STORE_CLOSED'
  | 'STORE_DENIED'
  | 'STORE_MISSING'
  | 'STORE_EXISTS'
  | 'NOT_A_STORE'
  | 'STORE_NEWER'
  | 'STORE_DAMAGED'
  | 'STORE_FULL'
  | 'STORE_READ_ONLY'
  | 'STORE_BUSY'
  | 'STORE_UNAVAILABLE'
  | 'STREAM_DELETED';

/** The store itself fails: closed, damaged, full, not writable, of a newer version. Nothing is half-written. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly code: StoreFailureCode;
  /** Which store: a file, an address, `memory`. */
  readonly store: string;

  constructor(code: StoreFailureCode, store: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.store = store;
  }
}
