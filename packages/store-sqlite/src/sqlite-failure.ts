import { StoreFailure } from '@clientele/core';

/** The SQLite result code of an error, by name; empty for an error that is not SQLite's. */
export function sqliteCode(error: unknown): string {
  // By shape: an error of the native driver may belong to another realm than ours.
  if (typeof error !== 'object' || error === null) return '';
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_')) return code;
  // The driver has no name for some extended codes: their last byte says what kind of failure it is.
  const number = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code)?.[1];
  if (number !== undefined) return kinds[Number(number) & 0xff] ?? code;
  // The driver names no code when it cannot open the file, only its number at the end of the message.
  const cannotOpen = 'message' in error && /unable to open.*: 14"?\)?$/i.test(String(error.message));
  return cannotOpen ? 'SQLITE_CANTOPEN' : '';
}

/** The kinds of failure that are told apart below, by SQLite's number. */
const kinds: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  15: 'SQLITE_PROTOCOL',
  18: 'SQLITE_TOOBIG',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
};

/** Whether another connection is at work and the same call may succeed in a moment. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(sqliteCode(error));

export const isReadOnly = (error: unknown): boolean => sqliteCode(error).startsWith('SQLITE_READONLY');

/** Whether a value would be larger than SQLite makes one. */
export const isTooBig = (error: unknown): boolean => sqliteCode(error) === 'SQLITE_TOOBIG';

export const isDuplicate = (error: unknown): boolean =>
  /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(sqliteCode(error));

/** What an error of SQLite means to the user of a store; any other error stays what it is. */
export function storeFailureOf(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  const because = (name: StoreFailure['code'], message: string): StoreFailure =>
    new StoreFailure(name, path, message, error);
  if (code.startsWith('SQLITE_FULL')) {
    const kept = 'what was acknowledged is kept; make room and run the same again';
    return because('STORE_FULL', `there is no room left for ${path}: ${kept}`);
  }
  if (isReadOnly(error)) {
    return because('STORE_READ_ONLY', `${path} cannot be written: check the rights of the file and of its folder`);
  }
  if (code.startsWith('SQLITE_NOTADB')) {
    return because('NOT_A_STORE', `${path} is not a store: the file is no SQLite database`);
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return because('STORE_DAMAGED', `${path} is damaged: restore it from a backup`);
  }
  if (code.startsWith('SQLITE_CANTOPEN')) {
    return because('STORE_UNAVAILABLE', `${path} cannot be opened: check that its folder is there and may be written`);
  }
  if (isBusy(error)) {
    return because('STORE_BUSY', `${path} is held by another program for too long: end that program and try again`);
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return because('STORE_UNAVAILABLE', `${path} cannot be read or written: the disk reports an error`);
  }
  return error;
}
