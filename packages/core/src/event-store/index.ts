// For those who write a store; those who use one find all they need at the root.
export { appendedOf } from './appended-of.ts';
export { hashAt, prepareEvents, recordTimeOf } from './prepared-event.ts';
export type { PreparedEvent } from './prepared-event.ts';
export { isAsExpected, judgeAppend } from './judge-append.ts';
export type { AppendCase, KnownEvent } from './judge-append.ts';
export { jsonProblem } from './json-problem.ts';
export type { JsonProblem } from './json-problem.ts';
export { leavable } from './leavable.ts';
export { orderOf, positionAt } from './log-order.ts';
export { followLog } from './log-tail.ts';
export type { LogPage, LogTail } from './log-tail.ts';
export { logRange, streamRange } from './read-range.ts';
export type { ReadRange } from './read-range.ts';
