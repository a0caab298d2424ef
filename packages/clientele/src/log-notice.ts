import { errorCode, StoreFailure } from '@clientele/core';
import type { Notice } from '@clientele/projections';

import type { Log, LogFields } from './log.ts';

/** Writes what a worker tells into a log. */
export function logNotice(log: Log, notice: Notice, worker: Readonly<{ group: string; worker: string }>): void {
  switch (notice.kind) {
    case 'kept': {
      const { part, events, live } = notice;
      log.debug?.('page kept', { ...worker, part, events, milliseconds: Math.round(notice.milliseconds), live });
      return;
    }
    case 'rebuild': {
      const { generation, because } = notice;
      log.info('building a generation', { ...worker, generation, because });
      return;
    }
    case 'promoted':
      log.info('the generation answers now', { ...worker, generation: notice.generation });
      return;
    case 'not-promoted': {
      const { generation, retryIn, error } = notice;
      log.warn('the generation cannot take its place yet', { ...worker, generation, retryIn, ...errorFields(error) });
      return;
    }
    case 'leads':
      log.info('leading', { ...worker, part: notice.part, epoch: notice.epoch });
      return;
    case 'stands-by':
      log.info('standing by', { ...worker, part: notice.part });
      return;
    case 'retried': {
      const { part, folded, parked } = notice;
      log.info('events set aside were folded again', { ...worker, part, folded, parked });
      return;
    }
    case 'parked': {
      const { event, kind: why } = notice.parked;
      // What the fold said may repeat what the event says: `clientele parked` shows it.
      const reference = `${event.clientId}@${String(event.revision)}`;
      log.warn('event set aside', { ...worker, part: notice.part, event: reference, type: event.type, why });
      return;
    }
    case 'lost-lead':
      log.warn('lost the lead', { ...worker, part: notice.part, epoch: notice.epoch });
      return;
    case 'silent-drop':
      log.warn('the subscription had gone silent', { ...worker, part: notice.part });
      return;
    case 'log-mismatch':
      log.warn('the checkpoint is not of this log', { ...worker, generation: notice.generation });
      return;
    case 'failed': {
      const { attempt, retryIn } = notice;
      log.warn('failed, trying again', { ...worker, attempt, retryIn, ...errorFields(notice.error) });
      return;
    }
    case 'stopped':
      log.error('stopped: a person has to change something', { ...worker, ...errorFields(notice.error) });
  }
}

/** What a log may hold of an error: its code; its message only where that is ours and never has a secret in it. */
export const errorFields = (error: unknown): LogFields => ({
  code: errorCode(error),
  ...(error instanceof StoreFailure && { because: error.message }),
});
