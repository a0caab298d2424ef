import type { Question, Tables } from 'clientele';
import { Command } from 'commander';

import type { Io } from '../io.ts';
import { askedOf } from '../options/asked-of.ts';
import { examples } from '../options/examples.ts';
import { policyOf } from '../options/policy-of.ts';
import { type QuestionOptions, withQuestion } from '../options/question-options.ts';
import { print } from '../print.ts';
import type { View } from '../render/view.ts';
import { withClientele } from '../with-clientele.ts';

type Policy = Readonly<{ name: string; zone: string; currency?: string | undefined }>;

/** A question as a command: what it is for, how to ask it, and how its report reads. */
type Presented<T extends Tables, P extends Policy, Input, Report, Answer> = Readonly<{
  question: Question<T, P, Input, Report, Answer>;
  summary: string;
  examples: Parameters<typeof examples>;
  view: (report: Report) => View;
}>;

/** The command that prints the report of a question. */
export function questionCommand<T extends Tables, P extends Policy, Input, Report, Answer>(
  { question, summary, examples: shown, view }: Presented<T, P, Input, Report, Answer>,
): (io: Io) => Command {
  return (io) =>
    withQuestion(new Command(question.name))
      .description(summary)
      .addHelpText('after', examples(...shown))
      .action(async (options: QuestionOptions) => {
        const asked = askedOf(options);
        const policy = await policyOf(question, options);
        const report = await withClientele(options, io, async (clientele) =>
          question.report(await clientele.facts(question), asked, policy),
        );
        print(report, options.format, { view }, io);
      });
}
