import { formatMoney, type Why } from 'clientele';

import { details } from './details.ts';
import { isMoney } from './figures.ts';
import { dateText, momentText } from './moment.ts';
import { count, counted, percent } from './numbers.ts';
import type { View } from './view.ts';

/** Why a number is what it is: the sentence, the facts behind it, and what else took part. */
export function whyView({ path, value, because, facts, context, searched }: Why, zone: string, limit: number): View {
  const most = limit === 0 ? Infinity : limit;
  const shown = facts.slice(0, most);
  const hidden = facts.length - shown.length;
  const answer = valueText(value);
  const took = Object.entries(context).map(([name, part]) => [name, momentsIn(details(part, most), zone)] as const);
  return {
    title: answer === '' ? path : `${path}: ${answer}`,
    subtitle: [momentsIn(because, zone)],
    sections: [
      {
        ...(facts.length > 0 && { heading: `From ${counted(facts.length, 'fact')}` }),
        head: ['event', 'date', 'says'],
        wrap: true,
        rows: shown.map(({ reference, occurredAt, says }) => [reference, dateText(occurredAt, zone), details(says)]),
        notes: hidden > 0 ? [`and ${count(hidden)} more: --limit 0 shows all`] : [],
      },
      {
        notes: [
          ...(searched === undefined
            ? []
            : [`searched in vain from ${momentText(searched.from, zone)} to ${momentText(searched.to, zone)}`]),
          ...took.filter(([, text]) => text !== '').map(([name, text]) => `${name}: ${text}`),
        ],
      },
    ],
  };
}

/** A number, an amount or a share; an answer of many parts is told by its sentence. */
function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (isMoney(value)) return formatMoney(value);
  if (typeof value !== 'object') return details(value);
  const { number, count: part = number, of, share, rate = share } = { ...value } as Readonly<Record<string, unknown>>;
  if (typeof part !== 'number' || typeof of !== 'number') return '';
  return `${count(part)} of ${count(of)}${typeof rate === 'number' ? `, ${percent(rate) ?? ''}` : ''}`;
}

/** Instants within a sentence, as people read them. */
const momentsIn = (text: string, zone: string): string =>
  text.replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, (instant) => momentText(instant, zone));
