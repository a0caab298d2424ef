import { type EntryState, openReactionLog, type ReactionLog, type ShownEntry } from 'clientele';
import { Command, Option } from 'commander';

import { EffectMissing } from '../errors/effect-missing.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io.ts';
import { examples } from '../options/examples.ts';
import { defaultStore, type Format, withFormat } from '../options/store-options.ts';
import { print } from '../print.ts';
import { counted } from '../render/numbers.ts';
import { reactionRows, reactionsView } from '../render/reactions-view.ts';

type Options = Readonly<{ log: string }>;
type ShowOptions = Options & Readonly<{ state?: EntryState; format: Format }>;
type RetryOptions = Options & Readonly<{ channel?: string; all?: true }>;

const states = ['given-up', 'refused', 'waiting'] as const;

const withLog = (command: Command): Command =>
  command.option(
    '--log <file or address>',
    'where the reactions keep what they do, a file or a PostgreSQL address',
    `${defaultStore}.reactions`,
  );

/** What reactions could not do, and what they have still to do. */
export const reactionsCommand = (io: Io): Command => {
  const command = withFormat(withLog(new Command('reactions')))
    .enablePositionalOptions()
    .description('What reactions have given up, what was refused, and what is still to be done.')
    .addOption(new Option('--state <state>', 'only what stands so').choices(states))
    .addHelpText(
      'after',
      examples(
        ['clientele reactions --log clients.db.reactions', 'what needs a person, and what waits'],
        ['clientele reactions retry --channel email', 'once the password is right again'],
      ),
    )
    .action(async ({ log: where, state, format }: ShowOptions) => {
      await using log = await opened(where);
      const found: ShownEntry[] = [];
      for (const one of state === undefined ? states : [state]) found.push(...(await log.entries(one, everything)));
      print(found, format, { view: reactionsView, csv: reactionRows }, io);
    });
  return command.addCommand(retryCommand(io));
};

const everything = 1_000_000;

const retryCommand = (io: Io): Command =>
  withLog(new Command('retry'))
    .description('Have what was given up or refused tried again; whoever runs the reactions does it within a minute.')
    .argument('[key]', 'the key of one')
    .option('--channel <name>', 'all of one channel, such as email')
    .option('--all', 'all of them')
    .action(async (key: string | undefined, { log: where, channel, all }: RetryOptions) => {
      if (key === undefined && channel === undefined && all !== true)
        throw new UsageError('reactions retry', 'name a key, a --channel, or --all');
      await using log = await opened(where);
      const which = { ...(key !== undefined && { key }), ...(channel !== undefined && { channel }) };
      const retried = await log.retry(which);
      if (retried === 0 && all !== true) throw new EffectMissing(which);
      io.out(`${counted(retried, 'effect')} to be tried again\n`);
    });

/** A log that is there: looking at one makes none. */
const opened = (where: string): Promise<ReactionLog> => openReactionLog(where, { mustExist: true });
