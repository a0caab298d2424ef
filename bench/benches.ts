import { appendFigures } from './append/append-figures.ts';
import type { Bench } from './bench.ts';
import { command } from './commands/command.ts';
import { following } from './following/following.ts';
import { kurrentdb } from './kurrentdb/kurrentdb.ts';
import { besideEvtstore } from './peers/beside-evtstore.ts';
import { peakMemory } from './replay/peak-memory.ts';
import { replay } from './replay/replay.ts';
import { restart } from './replay/restart.ts';
import { asOf } from './reports/as-of.ts';
import { reports } from './reports/reports.ts';

/** All that is measured, in the order of the table. */
export const benches: readonly Bench[] = [
  { name: 'append', about: 'append, many callers, two processes, load a stream', run: appendFigures },
  { name: 'peers', about: 'the store beside evtstore, over one driver and at one durability', run: besideEvtstore },
  { name: 'command', about: 'a command on a client with 40 events, known or to be loaded', run: command },
  { name: 'replay', about: 'the log folded into the facts of all questions', run: replay },
  { name: 'memory', about: 'peak memory of the replay, and with more events that give no facts', run: peakMemory },
  { name: 'restart', about: 'from a snapshot of facts to the first answer', run: restart },
  { name: 'reports', about: 'each report over all facts, in two zones', run: reports },
  { name: 'as-of', about: 'one client and all clients as of a moment on both clocks', run: asOf },
  { name: 'following', about: 'subscriptions, read models, and how soon a change is seen', run: following },
  { name: 'kurrentdb', about: 'the store on a server, beside the bare client', run: kurrentdb },
];
