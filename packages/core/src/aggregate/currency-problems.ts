import { isEventBody } from '../catalogue/event-body.ts';
import { type EventPath, formatPath } from '../catalogue/event-path.ts';
import type { EventProblem } from '../catalogue/invalid-event.ts';
import { currencyDigits } from '../money/currency.ts';
import { InvalidAmount } from '../money/invalid-amount.ts';

/**
 * Where a body names a currency that there is not. Schemas check the form of a code only, so that
 * what was written under one list of currencies can be read under another.
 */
export function currencyProblems(body: unknown, path: EventPath = []): readonly EventProblem[] {
  if (Array.isArray(body)) return body.flatMap((item: unknown, place) => currencyProblems(item, [...path, place]));
  if (!isEventBody(body)) return [];
  return Object.entries(body).flatMap(([field, value]) => {
    const at = [...path, field];
    return field === 'currency' && typeof value === 'string' && !isCurrency(value)
      ? [{ path: formatPath(at), problem: `"${value}" is not an ISO 4217 currency code` }]
      : currencyProblems(value, at);
  });
}

function isCurrency(code: string): boolean {
  try {
    return currencyDigits(code) >= 0;
  } catch (error) {
    if (error instanceof InvalidAmount) return false;
    throw error;
  }
}
