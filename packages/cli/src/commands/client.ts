import type { Clientele, RecordedEvent } from 'clientele';
import { Command } from 'commander';

import { collected } from '../collected.ts';
import { ClientMissing } from '../errors/client-missing.ts';
import type { Io } from '../io.ts';
import { askedOf } from '../options/asked-of.ts';
import { examples } from '../options/examples.ts';
import { policyOf } from '../options/policy-of.ts';
import { type QuestionOptions, withMoment } from '../options/question-options.ts';
import { seenBefore } from '../options/seen-before.ts';
import { print } from '../print.ts';
import { questions } from '../questions.ts';
import { storyRows, storyView } from '../render/story-view.ts';
import { withClientele } from '../with-clientele.ts';

/** Tells the story of one client. */
export const clientCommand = (io: Io): Command =>
  withMoment(new Command('client'))
    .description('The story of one client: its events in order, personal data opened.')
    .argument('<id>', 'the client, as the list of clients names it')
    .addHelpText(
      'after',
      examples(
        ['clientele client acme', 'everything about one client'],
        ['clientele client acme --as-of 2026-03-31 --known-at 2026-04-02', 'as it was known then'],
      ),
    )
    .action(async (clientId: string, options: QuestionOptions) => {
      const asked = askedOf(options);
      const { zone } = questions.lifecycle.policy(await policyOf(questions.lifecycle, options));
      const events = await withClientele(options, io, (clientele) =>
        storyOf(clientele, clientId, seenBefore(asked, zone)),
      );
      const view = (told: readonly RecordedEvent[]) => storyView(clientId, told, zone);
      print(events, options.format, { view, csv: (told) => storyRows(told, zone) }, io);
    });

async function storyOf(
  clientele: Clientele,
  clientId: string,
  seen: (event: RecordedEvent) => boolean,
): Promise<readonly RecordedEvent[]> {
  const story = (await collected(clientele.client(clientId).story())).filter(seen);
  if (story.length > 0) return story;
  const known = await collected(clientele.clients());
  throw new ClientMissing(
    clientId,
    known.map(({ clientId: id }) => id),
  );
}
