import { Command } from 'commander';

import { hintsOn } from '../hints-on.ts';
import type { Io } from '../io.ts';
import { askedOf } from '../options/asked-of.ts';
import { type Example, examples } from '../options/examples.ts';
import { policyOf } from '../options/policy-of.ts';
import { type QuestionOptions, withQuestion } from '../options/question-options.ts';
import { print } from '../print.ts';
import type { AnyPolicy, Askable } from '../questions.ts';
import type { View } from '../render/view.ts';
import { withClientele } from '../with-clientele.ts';

/** A question as a command: what it is for, how to ask it, and how its report reads. */
type Presented<Policy extends AnyPolicy, Input, Report> = Readonly<{
  question: Askable<Policy, Input, Report>;
  summary: string;
  shown: readonly Example[];
  view: (report: Report) => View;
}>;

/** The command that prints the report of a question. */
export function questionCommand<Policy extends AnyPolicy, Input, Report>({
  question,
  summary,
  shown,
  view,
}: Presented<Policy, Input, Report>): (io: Io) => Command {
  return (io) =>
    withQuestion(new Command(question.name))
      .description(summary)
      .addHelpText('after', examples(...shown))
      .action(async (options: QuestionOptions) => {
        const asked = askedOf(options);
        const policy = await policyOf(question, options);
        const [report, hints] = await withClientele(options, io, async (clientele) => [
          await question.report(clientele, asked, policy),
          await hintsOn(asked, question.policy(policy).zone, () => question.facts(clientele)),
        ]);
        io.err(hints);
        print(report, options.format, { view }, io);
      });
}
