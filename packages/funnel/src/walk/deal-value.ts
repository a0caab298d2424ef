import { shareCurrency, shareOf } from '../facts/share.ts';
import type { DealLog } from './deal-log.ts';
import type { Walks } from './walks.ts';

/**
 * The place of the event that says what a deal is worth: its closing, else the contract, else the
 * latest offer, else the opening; -1 where none says it.
 */
export function valuePlace({ closingValue, contractValue, offerValue, openingValue }: Walks, deal: number): number {
  const closing = closingValue[deal] ?? -1;
  if (closing >= 0) return closing;
  const contract = contractValue[deal] ?? -1;
  if (contract >= 0) return contract;
  const offer = offerValue[deal] ?? -1;
  return offer >= 0 ? offer : (openingValue[deal] ?? -1);
}

/** The minor units that an event says; an offer that only takes something off is worth the opening less that. */
export function valueAt({ log, openingValue }: Walks, deal: number, place: number): number {
  const minor = log.minor[place] ?? NaN;
  if (place < 0 || !Number.isNaN(minor)) return minor;
  const discount = textAt(log, 'discount', place);
  const opening = log.minor[openingValue[deal] ?? -1] ?? NaN;
  return discount === undefined ? opening : opening - shareOf(discount, opening);
}

/** Whether what has to be paid before delivery is paid; any money will do where nothing says how much. */
export function isPrepaid(walks: Walks, deal: number): boolean {
  const { log, paid, contractTerms, offerTerms } = walks;
  const says = valuePlace(walks, deal);
  const total = valueAt(walks, deal, says);
  const contract = contractTerms[deal] ?? -1;
  const first = textAt(log, 'firstInstalment', contract >= 0 ? contract : (offerTerms[deal] ?? -1));
  const due = first === undefined ? total : shareOf(first, total);
  if (Number.isNaN(due)) return paid.any(deal);
  const named = first === undefined ? undefined : shareCurrency(first);
  const currency = named === undefined ? currencyAt(walks, deal, says) : log.facts.texts.find(named);
  return paid.in(deal, currency) > 0 && paid.in(deal, currency) >= due;
}

/** The code of the currency that an event's amount is in; that of the opening where it only takes something off. */
function currencyAt({ log, openingValue }: Walks, deal: number, place: number): number {
  const { steps, row } = log;
  const own = steps.currency[row[place] ?? -1] ?? 0;
  return own || (steps.currency[row[openingValue[deal] ?? -1] ?? -1] ?? 0);
}

function textAt(
  { facts, steps, row }: DealLog,
  column: 'discount' | 'firstInstalment',
  place: number,
): string | undefined {
  return facts.texts.textOf(steps[column][row[place] ?? -1] ?? 0);
}
