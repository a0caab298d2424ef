import { copySqliteStore } from 'clientele';
import { Command } from 'commander';

import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { fileOnly } from '../options/file-only.ts';
import { withStoreFile } from '../options/store-options.ts';
import { counted } from '../render/numbers.ts';

/** Copies the store's file as of one moment, while others read and write it. */
export const backupCommand = (io: Io): Command =>
  withStoreFile(new Command('backup'))
    .description('Copy the events to a file, whole, checked, and as of one moment, while others go on working.')
    .argument('<file>', 'the file to make; one that is there is never replaced')
    .addHelpText('after', examples(['clientele backup backup/2026-07-01.db', 'may run at any time']))
    .action(async (file: string, { store }: Readonly<{ store: string }>) => {
      const copied = await copySqliteStore(fileOnly('--store', store), fileOnly('<file>', file));
      io.out(
        `${file} holds ${counted(copied.events, 'event')} in ${counted(copied.bytes, 'byte')}; every page was checked\n`,
      );
      io.err(`Personal data opens with ${store}.keys only: keep that file too, and in another place.\n`);
    });
