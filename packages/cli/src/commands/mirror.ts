import { fileCheckpoint, fileNameOf, instantOf, mirror, type MirrorProof, openStore, verifyMirror } from 'clientele';
import { Command } from 'commander';

import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { serverOf, type StoreChoice, withStore } from '../options/store-options.ts';
import { refuseSameLog, refuseSamePlace } from '../options/same-log.ts';
import { counted } from '../render/numbers.ts';

type Options = StoreChoice & Readonly<{ toNamespace?: string; verify: boolean }>;

/** Copies a log into another store: a server into a file, or a file into an empty server. */
export const mirrorCommand = (io: Io): Command =>
  withStore(new Command('mirror'))
    .description(
      'Copy the events into another store, from a server into a file or the other way, with the same ids, times and hashes. Stopped, it goes on where it was.',
    )
    .argument('<destination>', 'a file, or the connection string of an empty server')
    .option('--to-namespace <name>', 'which log of the server that is the destination')
    .option('--verify', 'compare every event of both afterwards, and make every hash anew', false)
    .addHelpText(
      'after',
      examples(
        ['clientele mirror copy.db --store kurrentdb://localhost:2113?tls=false', 'to replay at full speed'],
        ['clientele mirror kurrentdb://localhost:2113?tls=false --verify', 'a file into an empty server'],
      ),
    )
    .action(async (destination: string, { toNamespace, verify, ...choice }: Options) => {
      const clock = () => instantOf(io.now());
      const target = { store: destination, ...(toNamespace !== undefined && { namespace: toNamespace }) };
      const [ofSource, ofTarget] = [serverOf(choice), serverOf(target, '--to-namespace')];
      refuseSamePlace(choice, target);
      await using from = await openStore(choice.store, { clock, mustExist: true, ...ofSource });
      await using to = await openStore(destination, { clock, ...ofTarget });
      await refuseSameLog({ ...choice, events: from }, { ...target, events: to });
      const { signal } = io;
      const checkpoint = fileCheckpoint(`${fileNameOf(destination, toNamespace)}.mirror.json`);
      const copying = io.progress('Copying', 'events');
      const { copied, present } = await mirror({
        from,
        to,
        checkpoint,
        onProgress: (told) => copying.update(told.copied + told.present),
        signal,
      }).finally(() => copying.stop());
      const found = present === 0 ? '' : `, ${present.toLocaleString('en-US')} found there from an earlier run`;
      io.out(`${counted(copied, 'event')} copied${found}\n`);
      if (!verify) return;
      const comparing = io.progress('Comparing', 'events');
      const onProgress = (events: number) => comparing.update(events);
      const proof = await verifyMirror(from, to, { onProgress, signal }).finally(() => comparing.stop());
      if (!proof.equal) throw new CopyDiffers(proof);
      io.out(`${counted(proof.events, 'event')} compared: the copy is equal, and every hash is right\n`);
    });

const kinds = { missing: 'is missing', extra: 'is in the copy only', other: 'is another event in the copy' } as const;

/** The copy is not the log it was made of. */
class CopyDiffers extends Error {
  override readonly name = 'CopyDiffers';
  readonly code = 'STORE_DAMAGED';

  constructor({ difference }: MirrorProof) {
    const { kind = 'other', reference = '', stream = '' } = difference ?? {};
    const what = kind === 'missing' || kind === 'extra' || kind === 'other' ? kinds[kind] : `is ${kind}`;
    super(`the copy differs from the log: ${reference} of ${stream} ${what}`);
  }
}
