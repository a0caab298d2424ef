import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Clientele, nameOf } from 'clientele';
import { Command } from 'commander';

import { collected } from '../collected.ts';
import { codeOf } from '../errors/exit-code-of.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { withNamespace } from '../options/store-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { tour } from '../tour/tour.ts';
import { withClientele } from '../with-clientele.ts';

type Options = Readonly<{
  clients: number;
  seed: number;
  from: string;
  to: string;
  store?: string;
  namespace?: string;
}>;

/** Makes up a company and shows what can be asked about it. */
export const demoCommand = (io: Io): Command =>
  withNamespace(new Command('demo'))
    .description('Make up a believable company and show what can be asked about its clients.')
    .option('--clients <number>', 'how many clients: 50 to 1,000,000', wholeNumber, 300)
    .option('--seed <number>', 'another seed, another company', wholeNumber, 1)
    .option('--from <date>', 'when its history begins', '2024-01-01')
    .option('--to <date>', 'when its history ends', '2026-01-01')
    .option('--store <file>', 'where to keep it (a new temporary folder)')
    .addHelpText(
      'after',
      examples(
        ['clientele demo', 'a small company, in some seconds'],
        ['clientele demo --clients 20000 --store big.db', 'a bigger one, to keep'],
      ),
    )
    .action(async ({ store = freshStore(), namespace, ...simulation }: Options) => {
      const choice = { store, ...(namespace !== undefined && { namespace }) };
      await withClientele({ ...choice, make: true, durability: 'normal' }, io, async (clientele) => {
        await checkStore(clientele, store);
        const progress = io.progress('Making up clients', 'clients');
        const { signal } = io;
        const onProgress = ({ clients, of }: { clients: number; of: number }) => progress.update(clients, of);
        const made = await clientele
          .simulate({ ...simulation, signal, onProgress })
          .catch(explain(store))
          .finally(() => progress.stop());
        await tour(clientele, { ...simulation, ...made, ...choice }, io);
      });
    });

const freshStore = (): string => join(mkdtempSync(join(tmpdir(), 'clientele-')), 'demo.db');

/** The same company again adds nothing; another one, or somebody's clients, cannot stand in one store with it. */
async function checkStore({ store: log }: Clientele, store: string): Promise<void> {
  const [first] = await collected(log.readAll({ limit: 1 }));
  if (first !== undefined && first.meta.source !== 'simulator') throw occupied(store);
}

const occupied = (store: string): UsageError =>
  new UsageError(
    '--store',
    `${nameOf(store)} holds another company already: name a new file, or another --namespace of a server`,
  );

const explain =
  (store: string) =>
  (error: unknown): never => {
    throw ['ID_CONFLICT', 'REVISION_CONFLICT'].includes(codeOf(error)) ? occupied(store) : error;
  };
