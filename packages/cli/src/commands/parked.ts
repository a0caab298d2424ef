import { setTimeout as pause } from 'node:timers/promises';

import { openReadModel, type ParkedEvent, type ReadModel } from 'clientele';
import { Command } from 'commander';

import { NothingParked } from '../errors/nothing-parked.ts';
import { UnknownGroup } from '../errors/unknown-group.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { type Format, withFormat } from '../options/store-options.ts';
import { print } from '../print.ts';
import { parkedRows, parkedView } from '../render/parked-view.ts';

type Generation = NonNullable<Awaited<ReturnType<ReadModel['current']>>>;
type Options = Readonly<{ readModel?: string; group?: string; format: Format }>;

const withGroup = (command: Command): Command =>
  withFormat(command)
    .option('--read-model <file or address>', 'where the group keeps what it folds')
    .option('--group <name>', 'the group of workers');

// Not by `requiredOption`: of a command with commands of its own, it would ask for both twice.
function given({ readModel, group }: Options): Readonly<{ readModel: string; group: string }> {
  if (readModel === undefined || group === undefined)
    throw new UsageError('parked', 'name the --read-model and the --group that a program follows with');
  return { readModel, group };
}

/** What workers have set aside because it could not be folded. */
export const parkedCommand = (io: Io): Command => {
  const command = withGroup(new Command('parked'))
    .enablePositionalOptions()
    .description('The events that workers have set aside, and the clients that wait behind them.')
    .addHelpText(
      'after',
      examples(
        ['clientele parked --read-model clients.db.read --group crm', 'what, and why'],
        ['clientele parked retry acme --read-model clients.db.read --group crm', 'once the cause is mended'],
      ),
    )
    .action(async (options: Options) => {
      const asked = given(options);
      await using readModel = await openReadModel(asked.readModel, { mustExist: true });
      show(await parkedOf(readModel, asked.group), options.format, io);
    });
  return command.addCommand(retryCommand(io));
};

/** How long whoever leads is given to fold again what he is asked for. */
const patience = 30_000;

const retryCommand = (io: Io): Command =>
  withGroup(new Command('retry'))
    .description('Have what was set aside folded again, of one client or of all; shows what is still set aside.')
    .argument('[client]', 'the client')
    .action(async (clientId: string | undefined, options: Options) => {
      const named = given(options);
      await using readModel = await openReadModel(named.readModel, { mustExist: true });
      const generation = await generationOf(readModel, named.group);
      if (clientId !== undefined) await checkParked(readModel, generation, clientId);
      await readModel.askRetry(generation, clientId);
      for (let waited = 0; waited < patience; waited += 100) {
        if ((await readModel.retriesAsked(generation)).length === 0) break;
        await pause(100, undefined, { signal: io.signal });
      }
      const asked = await readModel.retriesAsked(generation);
      if (asked.length > 0) io.err('no worker leads the group: it will be tried as soon as one does\n');
      show(await readModel.parked(generation), options.format, io);
    });

const show = (parked: readonly ParkedEvent[], format: Format, io: Io): void => {
  print(parked, format, { view: parkedView, csv: parkedRows }, io);
};

const parkedOf = async (readModel: ReadModel, group: string): Promise<readonly ParkedEvent[]> =>
  readModel.parked(await generationOf(readModel, group));

async function checkParked(readModel: ReadModel, generation: Generation, clientId: string): Promise<void> {
  const waiting = new Set((await readModel.parked(generation)).map(({ event }) => event.clientId));
  if (!waiting.has(clientId)) throw new NothingParked(clientId, [...waiting]);
}

async function generationOf(readModel: ReadModel, group: string): Promise<Generation> {
  const generation = await readModel.current(group);
  if (generation === undefined) throw new UnknownGroup(group, readModel.name);
  return generation;
}
