import type { Facts } from '../projection/facts.ts';
import { Exchange, type MoneyPolicy } from './exchange.ts';
import type { Ledger } from './ledger.ts';

/** The amounts of a ledger's parts in one currency: minor units, of refunds negative. */
export type Amounts = Readonly<{
  /** Undefined when nothing occurred and the policy names none. */
  currency: string | undefined;
  minor: Float64Array;
}>;

const converted = new WeakMap<Ledger, Map<string, Float64Array>>();

/**
 * The amounts of all parts before a moment in the policy's currency.
 * Throws `RatesMissing` when several currencies occur by then and the policy cannot add them.
 */
export function amountsAt(facts: Pick<Facts, 'texts'>, ledger: Ledger, policy: MoneyPolicy, at: number): Amounts {
  const codes = [...ledger.currencies].filter(([, first]) => first < at).map(([code]) => code);
  const occurring = codes.map((code) => facts.texts.textOf(code) ?? '');
  const exchange = new Exchange(policy, occurring);
  const { currency } = exchange;
  if (occurring.every((one) => one === currency)) return { currency, minor: ledger.parts.minor };
  const { zone, rates } = policy;
  const key = JSON.stringify([currency, zone, rates, at > ledger.latest ? null : at]);
  const held = converted.get(ledger) ?? new Map<string, Float64Array>();
  converted.set(ledger, held);
  const minor = held.get(key) ?? convertParts(facts, ledger, exchange, at);
  if (held.size > 4) held.clear();
  held.set(key, minor);
  return { currency, minor };
}

function convertParts(
  facts: Pick<Facts, 'texts'>,
  { parts }: Ledger,
  exchange: Exchange,
  moment: number,
): Float64Array {
  const { length, at, currency, minor } = parts;
  const amounts = new Float64Array(length);
  for (let part = 0; part < length; part++) {
    const instant = at[part] ?? 0;
    if (instant >= moment) continue;
    const text = facts.texts.textOf(currency[part] ?? 0) ?? '';
    amounts[part] = exchange.convert(minor[part] ?? 0, text, instant);
  }
  return amounts;
}
