export { DamagedEvent } from './damaged-event.ts';
export { fileCheckpoint } from './file-checkpoint.ts';
export { mirror } from './mirror.ts';
export type { MirrorOptions, MirrorOutcome, MirrorProgress } from './mirror.ts';
export type { MirrorCheckpoint, MirrorCheckpoints } from './mirror-checkpoint.ts';
export { MirrorConflict } from './mirror-conflict.ts';
export { SameLog } from './same-log.ts';
export { verifyMirror } from './verify-mirror.ts';
export type { MirrorDifference, MirrorProof, VerifyOptions } from './verify-mirror.ts';
