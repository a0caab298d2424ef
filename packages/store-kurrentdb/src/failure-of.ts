import { StoreFailure, StreamFailure } from '@clientele/core';

const read = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? (Reflect.get(error, name) as unknown) : undefined;

const denied = 'access-denied';
const noLeader = 'no-leader';

/** The client's name of an error, such as `wrong-expected-version`; a number of gRPC where it has none. */
export const typeOf = (error: unknown): string => {
  if (error === undefined) return 'ended';
  if (error instanceof NoAnswer) return 'no-answer';
  const [type, code] = [read(error, 'type'), String(read(error, 'code'))];
  // PERMISSION_DENIED and UNAUTHENTICATED, which the client calls unknown where the server says no more.
  if (/^(7|16)$/.test(code)) return denied;
  if (typeof type === 'string') return type;
  // Of a cluster that is away, or electing, the client says so in words only.
  return String(read(error, 'message')).startsWith('Failed to discover') ? noLeader : `grpc ${code}`;
};

/** Whether the stream was not as the writer expected it. */
export const isConflict = (error: unknown): boolean => typeOf(error) === 'wrong-expected-version';

/** At what revision the server says that a stream is instead; undefined for what is no conflict. */
export function conflictAt(error: unknown): string | undefined {
  const actual = read(error, 'actualState');
  return typeof actual === 'bigint' ? `revision ${String(actual)}` : undefined;
}

/** Whether a stream takes nothing more, for ever. */
export const isDeleted = (error: unknown): boolean => typeOf(error) === 'stream-deleted';

/** Whether a stream is not there: never written, or deleted. */
export const isNoStream = (error: unknown): boolean => /^stream-(not-found|deleted)$/.test(typeOf(error));

/** An error that the server has no name for. */
export const isUnknown = (error: unknown): boolean => /^(unknown|grpc 2)$/.test(typeOf(error));

/** More bytes than the server takes in one append, or in one event, for which the client has no name. */
export const isTooLarge = (error: unknown): boolean =>
  /^maximum-append-(event-)?size-exceeded$/.test(typeOf(error)) ||
  String(read(error, 'message')).includes('MaximumAppendEventSizeExceeded');

// UNKNOWN, CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, INTERNAL, UNAVAILABLE: another attempt may go well.
const passing =
  /^(unavailable|no-answer|timeout|deadline-exceeded|not-leader|no-leader|cancelled|unknown|grpc (1|2|4|8|10|13|14))$/;

/** Whether the same call may go well in a moment; what came of it is not known. */
export const isPassing = (error: unknown): boolean => passing.test(typeOf(error));

/** No answer came in time: what was asked may have been done. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** What an error of the client means to the user of a store; the client's own message may hold secrets or nothing. */
export function failureOf(error: unknown, name: string): unknown {
  if (error instanceof StoreFailure) return error;
  if (typeOf(error) === denied)
    return new StoreFailure('STORE_DENIED', name, `${name} refuses us: check user, password and rights`, error);
  if (isDeleted(error)) return deletedStream(name, String(read(error, 'streamName')), error);
  if (isPassing(error)) return new StoreFailure('STORE_UNAVAILABLE', name, `${name} ${whyUnreached(error)}`, error);
  return error;
}

export const deletedStream = (store: string, stream: string, cause: unknown): StreamFailure =>
  new StreamFailure(
    'STREAM_DELETED',
    store,
    stream,
    'was deleted for good (a tombstone stands in its place): the server takes nothing into it, so write under another id',
    cause,
  );

/** Whether the client does not believe that the server is who it says: waiting mends nothing. */
export const isDistrusted = (error: unknown): boolean =>
  /certificate|self.signed/i.test(String(read(error, 'message')));

function whyUnreached(error: unknown): string {
  if (isDistrusted(error))
    return 'shows a certificate that is not trusted here: name the file of its authority in tlsCAFile';
  if (typeOf(error) === noLeader)
    return 'names no leader: check that its nodes run, and that their certificates are trusted here (tlsCAFile)';
  return 'cannot be reached: check that it runs, and its address';
}
