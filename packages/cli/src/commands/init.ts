import { fileNameOf, nameOf } from 'clientele';
import { Command } from 'commander';

import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { type StoreChoice, withStore } from '../options/store-options.ts';
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
        ['clientele init --store kurrentdb://localhost:2113?tls=false', 'a log on a server'],
      ),
    )
    .action(async (choice: StoreChoice) => {
      await withClientele({ ...choice, make: true }, io, () => Promise.resolve());
      const name = nameOf(choice.store);
      const beside = fileNameOf(choice.store, choice.namespace);
      const events = beside === choice.store ? 'the events: back this file up' : 'the events, on the server';
      const width = Math.max(name.length, beside.length + '.facts'.length) + 1;
      io.out(
        [
          `${name.padEnd(width)} ${events}`,
          `${`${beside}.keys`.padEnd(width)} the keys of personal data: keep it apart from backups of the events`,
          `${`${beside}.facts`.padEnd(width)} snapshots that make the next start fast: may be deleted at any time`,
          '',
        ].join('\n'),
      );
    });
