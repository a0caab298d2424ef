import { copySqliteStore } from 'clientele';
import { Command } from 'commander';

import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { fileOnly } from '../options/file-only.ts';
import { withStoreFile } from '../options/store-options.ts';
import { counted } from '../render/numbers.ts';

/** Makes a store of a backup. */
export const restoreCommand = (io: Io): Command =>
  withStoreFile(new Command('restore'))
    .description('Make a store of a backup. A store that is there is never replaced: move it away first.')
    .argument('<file>', 'what clientele backup made')
    .addHelpText(
      'after',
      examples(['clientele restore backup/2026-07-01.db --store clients.db', 'the events as they were']),
    )
    .action(async (file: string, { store }: Readonly<{ store: string }>) => {
      const copied = await copySqliteStore(fileOnly('<file>', file), fileOnly('--store', store));
      io.out(
        `${store} holds ${counted(copied.events, 'event')} in ${counted(copied.bytes, 'byte')}; every page was checked\n`,
      );
      io.err(`Personal data opens with the keys of then: put them at ${store}.keys.\n`);
    });
