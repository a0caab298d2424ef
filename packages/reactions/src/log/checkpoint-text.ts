import { instant, positionFrom } from '@clientele/core';
import { z } from 'zod';

import type { ReactionCheckpoint } from './reaction-log.ts';

const Checkpoint = z.strictObject({
  log: z.strictObject({ logId: z.string(), position: z.string().optional(), eventId: z.string().optional() }),
  since: z.string(),
  ticked: z.string().optional(),
});

export const checkpointText = (checkpoint: ReactionCheckpoint): string => JSON.stringify(checkpoint);

/** A checkpoint from the text that it is kept as. */
export function checkpointFrom(text: string): ReactionCheckpoint {
  const { log, since, ticked } = Checkpoint.parse(JSON.parse(text));
  const { logId, position, eventId } = log;
  return {
    log: {
      logId,
      ...(position !== undefined && { position: positionFrom(position) }),
      ...(eventId !== undefined && { eventId }),
    },
    since: instant(since),
    ...(ticked !== undefined && { ticked: instant(ticked) }),
  };
}
