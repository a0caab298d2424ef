import type { Clientele, Why } from 'clientele';
import { Argument, Command } from 'commander';

import { collected } from '../collected.ts';
import { ClientMissing } from '../errors/client-missing.ts';
import { codeOf } from '../errors/exit-code-of.ts';
import { hintOf } from '../errors/hint-of.ts';
import { hintsOn } from '../hints-on.ts';
import type { Io } from '../io.ts';
import { askedOf } from '../options/asked-of.ts';
import { examples } from '../options/examples.ts';
import { limitOption } from '../options/limit-option.ts';
import { nearest } from '../options/nearest.ts';
import { policyOf } from '../options/policy-of.ts';
import { type QuestionOptions, withQuestion } from '../options/question-options.ts';
import { print } from '../print.ts';
import { type AnyPolicy, type Askable, type QuestionName, questions } from '../questions.ts';
import { whyView } from '../render/why-view.ts';
import { withClientele } from '../with-clientele.ts';

type Options = QuestionOptions & Readonly<{ limit: number }>;
type Explain = (path: string, options: Options) => Promise<void>;

/** Says from which facts a number, or a client's answer, was made. */
export function whyCommand(io: Io): Command {
  const explains: Readonly<Record<QuestionName, Explain>> = {
    funnel: explain(questions.funnel, io),
    lifecycle: explain(questions.lifecycle, io),
    loyalty: explain(questions.loyalty, io),
  };
  return withQuestion(new Command('why').addOption(limitOption('facts')))
    .description('Why a number of a report, or a client’s answer, is what it is: the facts behind it.')
    .addArgument(new Argument('<question>', 'which report').choices(Object.keys(questions)))
    .argument('<path>', 'path of the number in the report’s JSON, or a client')
    .addHelpText(
      'after',
      examples(
        ['clientele why lifecycle acme', 'why a client is lost'],
        ['clientele why funnel stages.offer.reached', 'the deals behind a number'],
        ['clientele funnel --format csv', 'all paths of a report'],
      ),
    )
    .action((question: QuestionName, path: string, options: Options) => explains[question](path, options));
}

function explain<Policy extends AnyPolicy, Input, Report>(question: Askable<Policy, Input, Report>, io: Io): Explain {
  return async (path, options) => {
    const asked = askedOf(options);
    const policy = await policyOf(question, options);
    const { zone } = question.policy(policy);
    const [why, hints] = await withClientele(options, io, async (clientele) => [
      await question.why(clientele, asked, path, policy).catch(async (error: unknown) => {
        throw await perhapsClient(error, path, clientele);
      }),
      await hintsOn(asked, zone, () => question.facts(clientele)),
    ]);
    io.err(hints);
    print(why, options.format, { view: (value: Why) => whyView(value, zone, options.limit) }, io);
  };
}

/** Of a path that is like none in the report, but like a client, the error that says so. */
async function perhapsClient(error: unknown, path: string, clientele: Clientele): Promise<unknown> {
  if (codeOf(error) !== 'UNKNOWN_PATH' || hintOf(error) !== '') return error;
  const ids = (await collected(clientele.clients())).map(({ clientId }) => clientId);
  return nearest(path, ids).length === 0 ? error : new ClientMissing(path, ids);
}
