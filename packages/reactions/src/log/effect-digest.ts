import { createHash } from 'node:crypto';

import type { OutboxEntry } from './reaction-log.ts';

/** What is kept of an effect that is done: 128 bits of its key, in 22 characters, however long the key is. */
export const effectDigest = ({ key, channel }: Pick<OutboxEntry, 'key' | 'channel'>): string =>
  createHash('sha256')
    .update(JSON.stringify([channel, key]))
    .digest()
    .subarray(0, 16)
    .toString('base64url');
