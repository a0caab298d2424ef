import type { ReportHeader } from 'clientele';

import { momentText } from './moment.ts';
import { counted } from './numbers.ts';

type Header = ReportHeader<Readonly<{ name: string; zone: string }>>;

/** The title of a report and what it was made from. */
export function heading(
  title: string,
  { at, knownAt, filter, policy, log }: Header,
): { title: string; subtitle: string[] } {
  const { zone, name } = policy;
  const known = knownAt === at ? '' : `, as known before ${momentText(knownAt, zone)}`;
  const only = Object.entries(filter).map(([key, value]) => `${key} ${filterText(value)}`);
  return {
    title: `${title} before ${momentText(at, zone)}${known}`,
    subtitle: [
      `policy ${name}, zone ${zone}, ${counted(log.events, 'event')}`,
      ...(only.length > 0 ? [`only ${only.join(', ')}`] : []),
    ],
  };
}

type Narrowing = Header['filter'][keyof Header['filter']];

function filterText(value: Narrowing): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return 'from' in value ? `${value.from}..${value.to}` : `${value.key}=${value.value}`;
}
