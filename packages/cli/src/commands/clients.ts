import { Command, Option } from 'commander';

import { type ClientStanding, clientsStanding } from '../clients-standing.ts';
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

type Options = QuestionOptions & Readonly<{ limit: number; status?: string }>;

const statuses = ['prospect', 'new', 'regular', 'lost', 'restored'];

/** Lists the clients. */
export const clientsCommand = (io: Io): Command =>
  withQuestion(new Command('clients'))
    .description('The clients: who they are and where each stands in its life.')
    .addOption(new Option('--status <status>', 'only those that are now').choices(statuses))
    .addOption(limitOption('clients'))
    .addHelpText(
      'after',
      examples(
        ['clientele clients --limit 0', 'all of them'],
        ['clientele clients --status lost --segment industry=bakeries', 'whom to win back'],
        ['clientele clients --format csv', 'for a spreadsheet'],
      ),
    )
    .action(async (options: Options) => {
      const asked = askedOf(options);
      const policy = await policyOf(questions.lifecycle, options);
      const all = await withClientele(options, io, (clientele) => clientsStanding(clientele, asked, policy));
      const clients = all.filter(({ lifecycle }) => options.status === undefined || lifecycle.status === options.status);
      const { zone } = questions.lifecycle.policy(policy);
      const view = (shown: readonly ClientStanding[]) => clientsView(shown, zone, options.limit);
      print(clients, options.format, { view, csv: (shown) => clientsRows(shown, zone) }, io);
    });
