import { Command } from 'commander';

import { backupCommand } from './commands/backup.ts';
import { clientCommand } from './commands/client.ts';
import { clientsCommand } from './commands/clients.ts';
import { demoCommand } from './commands/demo.ts';
import { healthCommand } from './commands/health.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { funnelCommand, lifecycleCommand, loyaltyCommand } from './commands/questions.ts';
import { mirrorCommand } from './commands/mirror.ts';
import { parkedCommand } from './commands/parked.ts';
import { reactionsCommand } from './commands/reactions.ts';
import { restoreCommand } from './commands/restore.ts';
import { whyCommand } from './commands/why.ts';
import { withoutSecrets } from './errors/without-secrets.ts';
import type { Io } from './io.ts';
import { examples } from './options/examples.ts';

/** The command line with all its commands. */
export function programOf(io: Io): Command {
  const program = new Command('clientele')
    // Options belong to the command that they stand after: commands within commands have some of one name.
    .enablePositionalOptions()
    .description(
      'What your clients did, and what follows from it: the funnel, the life cycle and the loyalty of your clients, as of any moment, with the reasons.',
    )
    .version(io.version)
    .addHelpText(
      'after',
      examples(
        ['clientele demo', 'a guided tour through a made-up company'],
        ['clientele import --mapping orders.json orders.csv', 'your own tables'],
        ['clientele lifecycle --as-of 2026-07-01', 'who was new, regular, lost, restored'],
        ['clientele why lifecycle acme', 'why it says so about one client'],
      ),
    );
  program.addHelpText('after', `\n${exitText}`);
  const commands = [
    demoCommand,
    initCommand,
    importCommand,
    clientsCommand,
    clientCommand,
    funnelCommand,
    lifecycleCommand,
    loyaltyCommand,
    whyCommand,
    backupCommand,
    restoreCommand,
    mirrorCommand,
    parkedCommand,
    healthCommand,
    reactionsCommand,
  ];
  for (const command of commands) program.addCommand(command(io));
  connect(program, io);
  return program;
}

const exitText = [
  'Exit codes: 0 done, 2 command line, policy or mapping, 3 data to import, 4 not',
  'found, 5 store, 6 refused by a rule, 130 stopped, 1 anything else (please report',
  'it). CLIENTELE_DEBUG=1 shows where an error came from.',
].join('\n');

function connect(command: Command, io: Io): void {
  const columns = () => io.columns;
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.err(text),
      outputError: (text, write) => write(withoutSecrets(text.replace(/^error:/, 'clientele:'))),
      getOutHelpWidth: columns,
      getErrHelpWidth: columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError(`Try: ${typed(command)} --help`);
  for (const part of command.commands) connect(part, io);
}

/** What is typed to reach a command. */
const typed = (command: Command): string =>
  command.parent === null ? command.name() : `${typed(command.parent)} ${command.name()}`;
