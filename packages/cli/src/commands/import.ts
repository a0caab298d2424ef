import { access } from 'node:fs/promises';

import { loadMapping, readyMappings } from 'clientele';
import { Command, Option } from 'commander';

import { FileMissing } from '../errors/file-missing.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { type StoreOptions, withFormat, withStore } from '../options/store-options.ts';
import { oddRowsFile } from '../odd-rows-file.ts';
import { phases } from '../phases.ts';
import { print } from '../print.ts';
import { importView } from '../render/import-view.ts';
import { withClientele } from '../with-clientele.ts';

type Options = StoreOptions & Readonly<{ mapping?: string; badRows: 'stop' | 'refuse'; odd?: string }>;

/** Turns tables of another system into events. */
export const importCommand = (io: Io): Command =>
  withFormat(withStore(new Command('import')))
    .description(
      'Turn tables of another system into events. The same tables again add nothing, a longer version adds the rest; an import that was stopped is simply started again.',
    )
    .argument('<path...>', 'files (csv, also .gz) or folders that hold them')
    // Not by `requiredOption`: of a mistyped one it would say that it is missing.
    .option(
      '--mapping <name or file>',
      `how the tables become events: a JSON file, or ready: ${Object.keys(readyMappings).join(', ')}`,
    )
    .addOption(
      new Option('--bad-rows <what>', 'a row that cannot be booked stops everything, or is left out and reported')
        .choices(['stop', 'refuse'])
        .default('stop'),
    )
    .option('--odd <file>', 'write every odd row into this CSV file')
    .addHelpText(
      'after',
      examples(
        ['clientele import --mapping online-retail downloads/', 'a ready mapping, all files of a folder'],
        ['clientele import --mapping orders.json orders-2026.csv.gz --odd odd.csv', 'your own'],
      ),
    )
    .action(async (paths: readonly string[], { format, mapping, badRows, odd, ...choice }: Options) => {
      if (mapping === undefined)
        throw new UsageError('--mapping', 'say how the tables become events: name a file, or a ready mapping');
      // What cannot be imported at all leaves no empty store behind.
      await loadMapping(mapping);
      await Promise.all(paths.map(checkPath));
      const rows = odd === undefined ? undefined : oddRowsFile(odd);
      const progress = phases(io);
      try {
        const report = await withClientele({ ...choice, make: true }, io, (clientele) =>
          clientele.import({
            mapping,
            paths,
            badRows,
            signal: io.signal,
            onProgress: progress.tell,
            ...(rows && { onOddity: rows.add }),
          }),
        );
        progress.stop();
        print(report, format, { view: importView }, io);
      } finally {
        progress.stop();
        rows?.close();
      }
    });

async function checkPath(path: string): Promise<void> {
  await access(path).catch(() => {
    throw new FileMissing(path, 'name the table’s file, or the folder that holds it');
  });
}
