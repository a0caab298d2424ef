import { alreadySo } from '../../aggregate/already-so.ts';
import type { ClientCommandType } from '../commands.ts';
import type { Asked } from './decider.ts';

/** What may happen to a client that is no longer worked with. */
const corrections = ['RetractEvent', 'CorrectEvent'];
const toArchived: readonly string[] = [
  'RecordPayment',
  'FileComplaint',
  'ArchiveClient',
  'ErasePersonalData',
  ...corrections,
];
const toMerged: readonly string[] = ['UndoMerge', 'ErasePersonalData', ...corrections];

/** Whether anything can happen to the client at all; `already so` where it is what it is asked to become. */
export function admit(type: ClientCommandType, { client, clientId, refuse }: Asked): typeof alreadySo | undefined {
  const { standing } = client;
  switch (standing.is) {
    case 'unknown':
      if (type !== 'RegisterClient') refuse('NOT_REGISTERED', { clientId });
      return undefined;
    case 'erased':
      if (type === 'ErasePersonalData') return alreadySo;
      refuse('CLIENT_ERASED', { clientId });
      return undefined;
    case 'registered':
    case 'churned':
    case 'archived':
    case 'merged':
      if (type === 'RegisterClient') refuse('ALREADY_REGISTERED', { clientId });
      else if (standing.is === 'archived' && !toArchived.includes(type)) refuse('CLIENT_ARCHIVED', { clientId });
      else if (standing.is === 'merged' && !toMerged.includes(type) && type !== 'MergeClient')
        refuse('CLIENT_MERGED', { clientId, into: standing.into });
      return undefined;
  }
}
