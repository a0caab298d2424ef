import { formatMoney, type ImportReport } from 'clientele';

import { count, counted } from './numbers.ts';
import type { Section, View } from './view.ts';

/** So many places of odd rows are named; more are in the report's JSON, all in the file of `--odd`. */
const places = 3;

/** What an import did, and everything that was odd. */
export function importView({ mapping, source, files, lines, clients, events, money, odd }: ImportReport): View {
  const { named, registered } = clients;
  const { appended, unchanged, corrections, retractions } = events;
  const mended = corrections + retractions;
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
          `${counted(named, 'client')} named, ${count(registered)} of them new`,
          `${counted(appended, 'event')} appended, ${count(unchanged)} there already` +
            (mended > 0 ? `; ${counted(corrections, 'correction')}, ${counted(retractions, 'retraction')}` : ''),
        ],
      },
      ...money.map(accountSection),
      oddSection(odd),
    ],
  };
}

const counts = ({ read, booked, skipped, refused }: ImportReport['lines']) =>
  [read, booked, skipped, refused].map(count);

function accountSection(account: ImportReport['money'][number]): Section {
  const { currency, lines, total, booked, residue, payments, refunds, unattributed } = account;
  return {
    heading: `Money of ${counted(lines, 'line')}`,
    head: ['', currency],
    rows: [
      ['payments', formatMoney(payments)],
      ['refunds', formatMoney(refunds)],
      ['booked: payments less refunds', formatMoney(booked)],
      ['residue of rounding', residue],
      ['total of the lines: booked and residue', grouped(total)],
      ['booked without a client', formatMoney(unattributed)],
    ].map(([what, amount]) => [what, amount?.replace(` ${currency}`, '')]),
  };
}

/** A decimal number with thousands apart. */
const grouped = (decimal: string): string =>
  decimal.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

const oddSection = (odd: ImportReport['odd']): Section => ({
  head: ['odd', 'rows', 'fate', 'what', 'lines'],
  rows: odd.map(({ count: number, rows, fate, what, amounts, lines }) => [
    number,
    count(rows),
    fate,
    [what, ...amounts.map(formatMoney)].join(', '),
    linesText(lines, rows),
  ]),
  wrap: true,
  empty: 'Nothing was odd.',
});

/** `orders.csv 3, 13, 20 …` */
function linesText(lines: ImportReport['odd'][number]['lines'], of: number): string {
  const named = lines.slice(0, places);
  const files = [...new Set(named.map(({ file }) => file))];
  const byFile = files.map(
    (file) =>
      `${file} ${named
        .filter((row) => row.file === file)
        .map(({ line }) => String(line))
        .join(', ')}`,
  );
  return `${byFile.join('; ')}${of > named.length ? ' …' : ''}`;
}
