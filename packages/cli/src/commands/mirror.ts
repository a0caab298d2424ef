import { fileCheckpoint, fileNameOf, instantOf, mirror, openStore, verifyMirror } from 'clientele';
import { Command } from 'commander';

import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { withStore } from '../options/store-options.ts';
import { counted } from '../render/numbers.ts';

type Options = Readonly<{ store: string; verify: boolean }>;

/** Copies a log into another store: a server into a file, or a file into an empty server. */
export const mirrorCommand = (io: Io): Command =>
  withStore(new Command('mirror'))
    .description(
      'Copy the events into another store, from a server into a file or the other way, with the same ids, times and hashes. Stopped, it goes on where it was.',
    )
    .argument('<destination>', 'a file, or the connection string of an empty server')
    .option('--verify', 'compare every event of both afterwards, and make every hash anew', false)
    .addHelpText(
      'after',
      examples(
        ['clientele mirror copy.db --store kurrentdb://localhost:2113?tls=false', 'to replay at full speed'],
        ['clientele mirror kurrentdb://localhost:2113?tls=false --verify', 'a file into an empty server'],
      ),
    )
    .action(async (destination: string, { store, verify }: Options) => {
      const clock = () => instantOf(io.now());
      const progress = io.progress('Copying', 'events');
      await using from = await openStore(store, { clock, mustExist: true });
      await using to = await openStore(destination, { clock });
      try {
        const checkpoint = fileCheckpoint(`${fileNameOf(destination)}.mirror.json`);
        const onProgress = ({ copied, present }: { copied: number; present: number }) => {
          progress.update(copied + present);
        };
        const { copied, present } = await mirror({ from, to, checkpoint, onProgress, signal: io.signal });
        progress.stop();
        io.out(`${counted(copied, 'event')} copied, ${counted(present, 'event')} there before\n`);
        if (!verify) return;
        const { equal, events, difference } = await verifyMirror(from, to);
        if (!equal) throw new CopyDiffers(difference === undefined ? 'nothing' : JSON.stringify(difference));
        io.out(`${counted(events, 'event')} compared: the copy is equal, and every hash is right\n`);
      } finally {
        progress.stop();
      }
    });

/** The copy is not the log it was made of. */
class CopyDiffers extends Error {
  override readonly name = 'CopyDiffers';
  readonly code = 'STORE_DAMAGED';

  constructor(where: string) {
    super(`the copy differs from the log: ${where}`);
  }
}
