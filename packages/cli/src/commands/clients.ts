import { Command } from 'commander';

import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { limitOption } from '../options/limit-option.ts';
import { type StoreOptions, withFormat, withStore } from '../options/store-options.ts';
import { print } from '../print.ts';
import { clientsRows, clientsView } from '../render/clients-view.ts';
import { collected } from '../collected.ts';
import { withClientele } from '../with-clientele.ts';

/** Lists the clients. */
export const clientsCommand = (io: Io): Command =>
  withFormat(withStore(new Command('clients')))
    .description('List the clients with their kind, name and day of registration.')
    .addOption(limitOption('clients'))
    .addHelpText(
      'after',
      examples(['clientele clients --limit 0', 'all of them'], ['clientele clients --format csv', 'for a spreadsheet']),
    )
    .action(async (options: StoreOptions & Readonly<{ limit: number }>) => {
      const clients = await withClientele(options, io, (clientele) => collected(clientele.clients()));
      const view = (all: typeof clients) => clientsView(all, options.limit);
      print(clients, options.format, { view, csv: clientsRows }, io);
    });
