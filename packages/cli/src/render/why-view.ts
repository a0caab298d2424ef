import type { Why } from 'clientele';

import { dateText } from './moment.ts';
import { count } from './numbers.ts';
import { details } from './details.ts';
import type { View } from './view.ts';

/** Why a number is what it is: the sentence, the facts behind it, and what else took part. */
export function whyView({ path, value, because, facts, context, searched }: Why, zone: string, limit: number): View {
  const shown = limit === 0 ? facts : facts.slice(0, limit);
  const hidden = facts.length - shown.length;
  return {
    title: `${path}: ${valueText(value)}`,
    subtitle: [because],
    sections: [
      {
        ...(facts.length > 0 && { heading: `From ${count(facts.length)} ${facts.length === 1 ? 'fact' : 'facts'}:` }),
        head: ['event', 'date', 'says'],
        rows: shown.map(({ reference, occurredAt, says }) => [reference, dateText(occurredAt, zone), details(says)]),
        notes: hidden > 0 ? [`and ${count(hidden)} more: --limit 0 shows all`] : [],
      },
      {
        notes: [
          ...(searched === undefined
            ? []
            : [`searched in vain from ${dateText(searched.from, zone)} to ${dateText(searched.to, zone)}`]),
          ...Object.entries(context).map(([name, inner]) => `${name}: ${valueText(inner)}`),
        ],
      },
    ],
  };
}

const valueText = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'object' ? details({ value }).replace(/^value /, '') : String(value as string | number | boolean);
