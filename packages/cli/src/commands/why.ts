import type { Question, Tables, Why } from 'clientele';
import { Argument, Command } from 'commander';

import type { Io } from '../io.ts';
import { askedOf } from '../options/asked-of.ts';
import { examples } from '../options/examples.ts';
import { limitOption } from '../options/limit-option.ts';
import { policyOf } from '../options/policy-of.ts';
import { type QuestionOptions, withQuestion } from '../options/question-options.ts';
import { print } from '../print.ts';
import { type QuestionName, questions } from '../questions.ts';
import { whyView } from '../render/why-view.ts';
import { withClientele } from '../with-clientele.ts';

type Options = QuestionOptions & Readonly<{ limit: number }>;
type Policy = Readonly<{ zone: string; currency?: string | undefined }>;

/** Says from which facts a number, or a client's answer, was made. */
export function whyCommand(io: Io): Command {
  const explain = async <T extends Tables, P extends Policy, Input, Report, Answer>(
    question: Question<T, P, Input, Report, Answer>,
    path: string,
    options: Options,
  ): Promise<void> => {
    const asked = askedOf(options);
    const policy = await policyOf(question, options);
    const why = await withClientele(options, io, async (clientele) =>
      question.why(await clientele.facts(question), asked, path, policy),
    );
    const { zone } = question.policy(policy);
    print(why, options.format, { view: (value: Why) => whyView(value, zone, options.limit) }, io);
  };
  const ask: Readonly<Record<QuestionName, (path: string, options: Options) => Promise<void>>> = {
    funnel: (path, options) => explain(questions.funnel, path, options),
    lifecycle: (path, options) => explain(questions.lifecycle, path, options),
    loyalty: (path, options) => explain(questions.loyalty, path, options),
  };
  return withQuestion(new Command('why'))
    .description('Why a number of a report, or a client’s answer, is what it is: the facts behind it.')
    .addArgument(new Argument('<question>', 'which report').choices(Object.keys(questions)))
    .argument('<path>', 'path of the number in the report’s JSON, or a client')
    .addOption(limitOption('facts'))
    .addHelpText(
      'after',
      examples(
        ['clientele why lifecycle acme', 'why a client is lost'],
        ['clientele why funnel stages.offer.reached', 'the deals behind a number'],
        ['clientele funnel --format csv', 'all paths of a report'],
      ),
    )
    .action((question: QuestionName, path: string, options: Options) => ask[question](path, options));
}
