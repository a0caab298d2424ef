import { createHash } from 'node:crypto';

import type { Instant } from '@clientele/core';

import type { Entry, EntryOf } from '../mapping/entry.ts';
import { CellError } from './cell-error.ts';
import { checkedBody, columnAt, columnOf, type DraftCheck } from './checks.ts';
import { compileAt } from './compile-at.ts';
import { compileRowClient } from './compile-client.ts';
import { compileCondition } from './compile-condition.ts';
import { compileSale } from './compile-sale.ts';
import { compileObject, compileText } from './compile-value.ts';
import type { RecordContent, RowRecord } from './row-record.ts';
import type { Scope } from './scope.ts';

/** What becomes of one row. */
export type RowOutcome = Readonly<{
  records: readonly RowRecord[];
  /** Why it gave nothing but perhaps a sight of its client. */
  skipped?: 'NOT_MAPPED' | 'NO_MONEY_MOVED';
  /** What is odd about it, in the words of the mapping. */
  odd: readonly string[];
}>;

type Limits = Readonly<{ /** Nothing may have happened later than this. */ latest: Instant; checkDraft: DraftCheck }>;

/** What the entries of a mapping make of the rows of one file. Throws `CellError` for what cannot be. */
export function compileTable(table: string, scope: Scope, limits: Limits): (cells: readonly string[]) => RowOutcome {
  const programs = scope.mapping.entries.flatMap((entry, index) =>
    entry.from === table ? [compileEntry(entry, index, scope, limits)] : [],
  );
  return (cells) => {
    const records: RowRecord[] = [];
    const odd: string[] = [];
    let booked = false;
    let fitted = false;
    for (const program of programs) {
      const given = program(cells);
      if (given === undefined) continue;
      fitted = true;
      records.push(given.record);
      odd.push(...given.odd);
      booked ||= given.booked;
    }
    if (booked) return { records, odd };
    return { records, odd, skipped: fitted ? 'NO_MONEY_MOVED' : 'NOT_MAPPED' };
  };
}

type Given = Readonly<{ record: RowRecord; booked: boolean; odd: readonly string[] }>;
type Program = (cells: readonly string[]) => Given | undefined;

function compileEntry(entry: Entry, index: number, scope: Scope, limits: Limits): Program {
  const fits = compileCondition(entry.when, scope);
  const atOf = compileAt(entry.at, scope);
  const ownerOf = compileOwner(entry, scope, limits.checkDraft);
  const contentOf = compileContent(entry, scope, limits.checkDraft);
  const keyOf = compileKey(entry, scope);
  const reports = entry.report.map(({ as, when }) => ({ as, isSo: compileCondition(when, scope) }));
  return (cells) => {
    if (!fits(cells)) return undefined;
    const at = atOf(cells);
    if (at === undefined)
      throw new CellError(
        'BAD_DATE',
        entry.at.column,
        '',
        'is empty: say in the mapping what stands for it ("otherwise")',
      );
    if (at > limits.latest)
      throw new CellError(
        'IN_THE_FUTURE',
        entry.at.column,
        at,
        'has not happened yet: mend the date, or the zone and format in the mapping',
      );
    const content = contentOf(cells);
    const { clientId, profile } = ownerOf(cells);
    return {
      booked: content !== undefined,
      record: {
        clientId,
        entry: index,
        key: content === undefined ? '' : keyOf(cells),
        at,
        profile,
        content: content ?? { kind: 'client' },
      },
      odd: reports.filter(({ isSo }) => isSo(cells)).map(({ as }) => as),
    };
  };
}

function compileOwner(
  entry: Entry,
  scope: Scope,
  checkDraft: DraftCheck,
): (cells: readonly string[]) => { clientId: string; profile: string } {
  if (entry.book === 'company') return () => ({ clientId: 'company', profile: '' });
  const clientOf = compileRowClient(entry.client, scope, checkDraft);
  return (cells) => clientOf(cells) ?? { clientId: '', profile: '' };
}

function compileContent(
  entry: Entry,
  scope: Scope,
  checkDraft: DraftCheck,
): (cells: readonly string[]) => RecordContent | undefined {
  switch (entry.book) {
    case 'client':
      return () => ({ kind: 'client' });
    case 'sale':
      return compileSale(entry, scope, checkDraft);
    case 'event':
    case 'company':
      return compileEvent(entry, scope, checkDraft);
  }
}

function compileEvent(
  entry: EntryOf<'event' | 'company'>,
  scope: Scope,
  checkDraft: DraftCheck,
): (cells: readonly string[]) => RecordContent {
  const bodyOf = compileObject(entry.data, scope);
  const check = (data: unknown): unknown => checkDraft(entry.event, data);
  const column = (path: string): string | undefined => columnAt(entry.data, path);
  return (cells) => ({ kind: 'event', data: checkedBody(check, bodyOf(cells) ?? {}, column) });
}

/** What tells rows apart; a row that has no key is told apart by all that stands in it. */
function compileKey(entry: Entry, scope: Scope): (cells: readonly string[]) => string {
  if (entry.book === 'client') return () => '';
  const value = entry.book === 'sale' ? (entry.invoice ?? entry.key) : entry.key;
  if (value === undefined)
    return (cells) => createHash('sha256').update(JSON.stringify(cells)).digest('hex').slice(0, 24);
  const keyOf = compileText(value, scope);
  const currencyOf =
    entry.book === 'sale' && entry.currency !== undefined ? compileText(entry.currency, scope) : undefined;
  return (cells) => {
    const key = keyOf(cells);
    if (key === undefined) throw new CellError('BAD_VALUE', columnOf(value), '', 'is empty: rows are told apart by it');
    const currency = currencyOf?.(cells);
    return currency === undefined || currency === scope.mapping.currency ? key : `${key}.${currency}`;
  };
}
