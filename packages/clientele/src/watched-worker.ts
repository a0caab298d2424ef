import { errorCode, type Telemetry, type WorkerReading, type WorkerTelemetry } from '@clientele/core';
import type { FollowingHealth, Notice } from '@clientele/projections';

import type { Log } from './log.ts';
import { logNotice } from './log-notice.ts';
import { quietly } from './quietly.ts';

type Watchers = Readonly<{
  log: Log | undefined;
  telemetry: Telemetry | undefined;
  onNotice: ((notice: Notice) => void) | undefined;
}>;

type Watched = Readonly<{ onNotice?: (notice: Notice) => void; onClose?: () => void }>;

/** What a worker is told to tell, and whom; nothing where nobody watches. */
export function watchedWorker(
  { log, telemetry, onNotice }: Watchers,
  { group, worker, part }: Readonly<{ group: string; worker: string; part: number }>,
  health: () => Promise<FollowingHealth>,
): Watched {
  if (log === undefined && telemetry === undefined) return onNotice === undefined ? {} : { onNotice };
  const watching = telemetry?.worker({ group, part }, async () => readingOf(await health()));
  return {
    onNotice: (notice) => {
      quietly(() => {
        if (log !== undefined) logNotice(log, notice, { group, worker });
      });
      quietly(() => {
        if (watching !== undefined) measure(watching, notice);
      });
      onNotice?.(notice);
    },
    onClose: () => {
      watching?.close();
    },
  };
}

function measure(watching: WorkerTelemetry, notice: Notice): void {
  if (notice.kind === 'kept') watching.kept(notice);
  if (notice.kind === 'failed') watching.retried(errorCode(notice.error));
  if (notice.kind === 'lost-lead') watching.lostLead();
}

const readingOf = ({ ok, part }: FollowingHealth): WorkerReading => ({
  up: ok,
  lag: part?.lag,
  parked: part?.parked,
});
