import { companyId, type EventStore } from '@clientele/core';

import { type ClientGroups, clientGroups } from './booking/client-groups.ts';
import { ClientWriter, type WritingNotes } from './booking/client-writer.ts';
import type { EventMaker } from './booking/event-maker.ts';
import { InFlight } from './booking/in-flight.ts';
import { MovedRows } from './booking/moved-rows.ts';
import type { Group } from './grouping/group.ts';
import { groupOfLine } from './grouping/group-line.ts';
import type { ImportRun } from './import-run.ts';
import { ProfileNotes } from './report/profile-notes.ts';
import { unattributedClient } from './rows/foreign-client.ts';
import type { DiskSort } from './sorting/disk-sort.ts';

export type WritingOptions = Readonly<{
  store: EventStore;
  namespace: string | undefined;
  maker: EventMaker;
  notes: WritingNotes;
}>;

/** So many streams are written at once: a store commits them together. */
const streamsInFlight = 64;
/** So many groups of one client are held before they are written piece by piece. */
const pieceSize = 1_000;

/** Writes the groups, which come sorted by client and instant, client by client. Gives how many clients have a name. */
export async function writeClients(
  run: ImportRun,
  groups: DiskSort,
  options: WritingOptions,
): Promise<{ named: number }> {
  const writer = new ClientWriter({ ...options, mapping: run.mapping });
  const nobody = unattributedClient(run.mapping);
  const moved = new MovedRows(run.mapping, await writer.read(nobody));
  const inFlight = new InFlight(streamsInFlight);
  let named = 0;
  run.progress.begin('writing', groups.count);
  for await (const client of clientGroups(readGroups(run, groups, moved, options.notes), pieceSize)) {
    const { clientId } = client;
    if (clientId !== nobody && clientId !== companyId) named++;
    const done = (count: number): void => {
      run.progress.advance(count);
    };
    if (client.rest === undefined)
      await inFlight.start(() =>
        writer.write(clientId, client.first).then(() => {
          done(client.first.length);
        }),
      );
    else await writeLarge(writer, client, client.rest, done);
  }
  await inFlight.end();
  const { stored, facts } = await moved.left(() => writer.read(nobody));
  if (facts.length > 0) await writer.retract(nobody, stored, facts);
  run.progress.end();
  return { named };
}

async function writeLarge(
  writer: ClientWriter,
  { clientId, first }: ClientGroups,
  rest: AsyncIterable<readonly Group[]>,
  done: (count: number) => void,
): Promise<void> {
  const stored = await writer.read(clientId);
  const pieces = async function* () {
    yield first;
    done(first.length);
    for await (const piece of rest) {
      yield piece;
      done(piece.length);
    }
  };
  if (stored.facts.size === 0 && !stored.erased) {
    await writer.writeInPieces(clientId, pieces(), stored);
    return;
  }
  // What was booked before is compared with all there is now.
  const all: Group[] = [];
  for await (const piece of pieces()) all.push(...piece);
  await writer.write(clientId, all, stored);
}

async function* readGroups(
  run: ImportRun,
  groups: DiskSort,
  moved: MovedRows,
  notes: WritingNotes,
): AsyncGenerator<readonly Group[], void, undefined> {
  const profiles = new ProfileNotes();
  for await (const page of groups.sorted()) {
    run.signal?.throwIfAborted();
    const read = page.map(groupOfLine);
    for (const group of read) {
      moved.see(group);
      for (const difference of profiles.differences(group)) notes.severalProfiles(difference);
    }
    yield read;
  }
}
