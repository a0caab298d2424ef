import type { SurveyDuty } from '../figures/survey-duties.ts';
import { idOf, nameOf } from '../view/clients.ts';
import type { View } from '../view/view.ts';
import type { Behind } from './behind.ts';
import { type Found, settlementFound } from './evidence.ts';

type Entry = Readonly<{ clientId: string; product: string | null }>;
type Lists = Readonly<{ surveys: Readonly<Record<string, { list: readonly Entry[] }>> }>;

/** `surveys.overdue.number`, `surveys.due.byProduct.deck-oven`, `surveys.overdue.list.0`. */
export function surveysBehind(view: View, report: Lists, keys: readonly string[]): Behind {
  const [, state = 'overdue', figure, name] = keys;
  const entry = figure === 'list' && name !== undefined ? report.surveys[state]?.list[Number(name)] : undefined;
  const duties = view.duties().filter((duty) => {
    if (duty.state !== state) return false;
    if (figure === 'byReason' && name !== undefined && duty.reason !== name) return false;
    if (figure === 'byProduct' && name !== undefined && nameOf(view, duty.product) !== name) return false;
    return entry === undefined || isEntry(view, duty, entry);
  });
  const since = Math.min(...duties.map((duty) => sinceOf(view, duty)));
  const { every, noticeDays, afterSaleDays, whom } = view.policy.surveys;
  return {
    because:
      'products that clients bought, each by its first sale or by the latest survey about it; no later one was found',
    facts: duties.map((duty) => dutyFound(view, duty)),
    context: { every, noticeDays, afterSaleDays, whom },
    ...(duties.length > 0 && { searched: { from: since, to: view.moment.at } }),
  };
}

const isEntry = (view: View, { client, product }: SurveyDuty, entry: Entry): boolean =>
  idOf(view, client) === entry.clientId && (view.facts.texts.textOf(product) ?? null) === entry.product;

/** When the event behind a duty happened. */
function sinceOf({ facts, scope }: View, { asked, settlement }: SurveyDuty): number {
  return (asked < 0 ? scope.ledger.settlements.at[settlement] : facts.rows('surveys').occurredAt[asked]) ?? 0;
}

/** The first sale, or the survey that was the latest. */
export function dutyFound(view: View, { asked, settlement, product, reason }: SurveyDuty): Found {
  const says = { survey: reason, product: nameOf(view, product) };
  return asked < 0 ? settlementFound(view, settlement, says) : { table: 'surveys', row: asked, says };
}
