import { formatMoney, type ImportReport } from 'clientele';

import { count } from './numbers.ts';
import type { Section, View } from './view.ts';

/** So many places of odd rows are named; the rest is in the report's JSON and in the file of `--odd`. */
const places = 3;

/** What an import did, and everything that was odd. */
export function importView({ mapping, source, files, lines, clients, events, money, odd }: ImportReport): View {
  return {
    title: `Imported with the mapping ${mapping} from ${source}`,
    sections: [
      {
        head: ['file', 'lines', 'booked', 'skipped', 'refused'],
        rows: [
          ...files.map(({ file, lines: of }) => [file, ...counts(of)]),
          ...(files.length > 1 ? [['all files', ...counts(lines)]] : []),
        ],
      },
      {
        notes: [
          `${count(clients.named)} clients named, ${count(clients.registered)} of them new`,
          `${count(events.appended)} events appended, ${count(events.unchanged)} there already` +
            (events.corrections + events.retractions > 0
              ? `; ${count(events.corrections)} corrections, ${count(events.retractions)} retractions`
              : ''),
        ],
      },
      ...money.map(accountSection),
      {
        heading: odd.length > 0 ? 'Odd' : '',
        notes: odd.flatMap((group) => oddNotes(group)),
        empty: 'Nothing was odd.',
      },
    ].map((section) => section satisfies Section),
  };
}

const counts = ({ read, booked, skipped, refused }: ImportReport['lines']) => [read, booked, skipped, refused].map(count);

function accountSection(account: ImportReport['money'][number]): Section {
  const { currency, total, booked, residue, payments, refunds, unattributed } = account;
  return {
    heading: `Money in ${currency}, ${count(account.lines)} lines`,
    head: ['', currency],
    rows: [
      ['payments', formatMoney(payments)],
      ['refunds', formatMoney(refunds)],
      ['booked: payments less refunds', formatMoney(booked)],
      ['residue of rounding', residue],
      ['total of the lines: booked + residue', total],
      ['of it without a client', formatMoney(unattributed)],
    ].map(([what, amount]) => [what, amount?.replace(` ${currency}`, '')]),
  };
}

function oddNotes({ what, fate, count: number, rows, amounts, lines }: ImportReport['odd'][number]): string[] {
  const amount = amounts.length > 0 ? `, ${amounts.map(formatMoney).join(' and ')}` : '';
  const of = rows === number ? '' : ` in ${count(rows)} rows`;
  const at = lines.slice(0, places).map(({ file, line }) => `${file}:${String(line)}`);
  return [
    `${count(number)}${of} ${fate}: ${what}${amount}`,
    ...(at.length > 0 ? [`  at ${at.join(', ')}${rows > at.length ? ' …' : ''}`] : []),
  ];
}
