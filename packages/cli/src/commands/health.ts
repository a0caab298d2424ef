import {
  type Health,
  healthOf,
  instantOf,
  nameOf,
  openReadModel,
  openStore,
  schemeOf,
  type ServerOptions,
} from 'clientele';
import { Command, Option } from 'commander';

import { UnknownGroup } from '../errors/unknown-group.ts';
import { Unwell } from '../errors/unwell.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { serverOf, type StoreChoice, withStore } from '../options/store-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { print } from '../print.ts';
import { healthView } from '../render/health-view.ts';

type Options = StoreChoice &
  Readonly<{
    readModel?: string;
    group?: string;
    timeout: number;
    format: 'table' | 'json';
  }>;

/** Whether everything answers: for people, and for whatever restarts what does not. */
export const healthCommand = (io: Io): Command =>
  withStore(new Command('health'))
    .description('Whether a store and a read model answer, and how far a group of workers is behind.')
    .option('--read-model <file or address>', 'where workers keep what they fold')
    .option('--group <name>', 'a group of workers that keeps it there')
    .option('--timeout <milliseconds>', 'how long to wait for all answers', wholeNumber, 5_000)
    .addOption(new Option('--format <form>', 'how to print').choices(['table', 'json']).default('table'))
    .addHelpText(
      'after',
      examples(
        ['clientele health', 'the store only'],
        ['clientele health --read-model clients.db.read --group crm', 'and a group: exit code 0 when all is well'],
      ),
    )
    .action(async ({ readModel, group, timeout, format, ...choice }: Options) => {
      if (group !== undefined && readModel === undefined)
        throw new UsageError('--group', 'name the --read-model that keeps it');
      const clock = () => instantOf(io.now());
      const [opened, found] = [
        openStore(choice.store, { clock, mustExist: true, ...within(timeout, choice) }),
        readModel === undefined ? undefined : openReadModel(readModel, { mustExist: true, connectWithin: timeout }),
      ];
      const names = { store: nameOf(choice.store), ...(readModel !== undefined && { readModel: nameOf(readModel) }) };
      const asked = { store: opened, ...(found && { readModel: found }), ...(group !== undefined && { group }), names };
      const health = await healthOf(asked, { clock, timeout });
      // What has not opened by now is not waited for.
      for (const one of [opened, found]) void one?.then((opening) => opening.close()).catch(() => undefined);
      if (health.ok && group !== undefined && health.group === undefined && found !== undefined)
        throw new UnknownGroup(group, (await found).name);
      print<Health>(health, format, { view: healthView }, io);
      if (!health.ok) throw new Unwell();
    });

/** How long a server is waited for; one answer cannot take longer than all of it. */
function within(timeout: number, choice: StoreChoice): Readonly<{ server?: ServerOptions }> {
  const { server } = serverOf(choice);
  if (schemeOf(choice.store) === undefined) return {};
  return { server: { ...server, connectWithin: timeout, patience: timeout, deadline: Math.min(10_000, timeout) } };
}
