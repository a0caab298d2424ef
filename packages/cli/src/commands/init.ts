import { Command } from 'commander';

import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { withStore } from '../options/store-options.ts';
import { withClientele } from '../with-clientele.ts';

/** Makes a store, or says that there is one. */
export const initCommand = (io: Io): Command =>
  withStore(new Command('init'))
    .description('Make an empty store. One that is there already is left as it is.')
    .addHelpText(
      'after',
      examples(
        ['clientele init', 'makes clientele.db in this folder'],
        ['clientele init --store crm/clients.db', 'makes it elsewhere'],
      ),
    )
    .action(async ({ store }: Readonly<{ store: string }>) => {
      await withClientele({ store, make: true }, io, () => Promise.resolve());
      io.out(
        [
          `${store}       the events: back this file up`,
          `${store}.keys  the keys of personal data: keep it apart from backups of the events`,
          `${store}.facts snapshots that make the next start fast: may be deleted at any time`,
          '',
        ].join('\n'),
      );
    });
