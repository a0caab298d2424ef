/** What is known of a contract: what an amendment does not say stays. */
export type ContractTerm = Readonly<{
  member: number;
  subject: number;
  /** Code of its last day as written; 0 for none. */
  until: number;
  /** Days of notice; NaN for none. */
  days: number;
  /** 1 when it renews itself; NaN where it was not said. */
  renews: number;
  /** Signed: before that its terms bind nobody. */
  inForce: boolean;
}>;

/** The terms after another word on them; a renewal begins them anew as far as its end goes. */
export function termAfter(before: ContractTerm | undefined, said: ContractTerm, renewed: boolean): ContractTerm {
  if (before === undefined) return said;
  return {
    ...said,
    inForce: said.inForce || before.inForce,
    until: said.until === 0 && !renewed ? before.until : said.until,
    days: Number.isNaN(said.days) ? before.days : said.days,
    renews: Number.isNaN(said.renews) ? before.renews : said.renews,
  };
}

export const sameTerm = (a: ContractTerm | undefined, b: ContractTerm): boolean =>
  a !== undefined &&
  a.inForce === b.inForce &&
  a.until === b.until &&
  Object.is(a.days, b.days) &&
  Object.is(a.renews, b.renews);
