import { type ClientLine, type ClientStanding, clientsStanding } from 'clientele';
import { Command, Option } from 'commander';

import { hintsOn } from '../hints-on.ts';
import type { Io } from '../io.ts';
import { askedOf } from '../options/asked-of.ts';
import { examples } from '../options/examples.ts';
import { limitOption } from '../options/limit-option.ts';
import { policyOf } from '../options/policy-of.ts';
import { type QuestionOptions, withQuestion } from '../options/question-options.ts';
import { print } from '../print.ts';
import { questions } from '../questions.ts';
import { clientsRows, clientsView } from '../render/clients-view.ts';
import { withClientele } from '../with-clientele.ts';

type Options = QuestionOptions & Readonly<{ limit: number; status?: ClientLine['status'] }>;

const statuses: readonly ClientLine['status'][] = ['prospect', 'new', 'regular', 'lost', 'restored'];

/** Lists the clients. */
export const clientsCommand = (io: Io): Command =>
  withQuestion(
    new Command('clients')
      .addOption(new Option('--status <status>', 'only those with this status').choices(statuses))
      .addOption(limitOption('clients')),
  )
    .description('The clients: who they are and where each stands in its life.')
    .addHelpText(
      'after',
      examples(
        ['clientele clients --limit 0', 'all of them'],
        ['clientele clients --status lost --segment industry=bakeries', 'whom to win back'],
        ['clientele clients --format csv', 'for a spreadsheet'],
      ),
    )
    .action(async ({ status, ...options }: Options) => {
      const asked = askedOf(options);
      const policy = await policyOf(questions.lifecycle, options);
      const { zone } = questions.lifecycle.policy(policy);
      const chosen = { policy, ...(status !== undefined && { status }) };
      const [clients, hints] = await withClientele(options, io, async (clientele) => [
        await clientsStanding(clientele, asked, chosen),
        await hintsOn(asked, zone, () => questions.lifecycle.facts(clientele)),
      ]);
      io.err(hints);
      const view = (all: readonly ClientStanding[]) => clientsView(all, zone, options.limit);
      print(clients, options.format, { view, csv: (all) => clientsRows(all, zone) }, io);
    });
