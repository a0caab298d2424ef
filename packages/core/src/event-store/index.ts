// For those who write a store; those who use one find all they need at the root.
export { appendedOf } from './appended-of.ts';
export { hashAt, prepareEvents, recordTimeOf } from './prepared-event.ts';
export type { PreparedEvent } from './prepared-event.ts';
export { isAsExpected, judgeAppend } from './judge-append.ts';
export type { AppendCase, KnownEvent } from './judge-append.ts';
export { connectionFrom, connectionName } from './connection-string.ts';
export type { ConnectionString } from './connection-string.ts';
export { passes } from './event-filter.ts';
export { factRowOf } from './fact-row-of.ts';
export { jsonProblem } from './json-problem.ts';
export type { JsonProblem } from './json-problem.ts';
export { leavable } from './leavable.ts';
export { orderOf, positionAt } from './log-order.ts';
export { followLog } from './log-tail.ts';
export type { LogPage, LogTail } from './log-tail.ts';
export { OneByOne } from './one-by-one.ts';
export { limitOf, logRange, streamRange } from './read-range.ts';
export type { ReadRange } from './read-range.ts';
