import { basename } from 'node:path';

import { Calendar, currencyDigits, InvalidAmount, InvalidPolicy, UnknownZone } from 'clientele';

import { UsageError } from '../errors/usage-error.ts';
import { type AnyPolicy, questions } from '../questions.ts';
import { didYouMean } from './nearest.ts';
import { entriesFor, type PolicyFile, readPolicyFile } from './policy-file.ts';

type Governed<Input> = Readonly<{
  name: string;
  policy(input?: Input): AnyPolicy;
}>;

/**
 * The policy of a question from the policy file, with the zone of the command line over it. All of
 * the file is checked, whichever question is asked.
 *
 * Throws `UsageError`, which names the file, the entry, and what may have been meant.
 */
export async function policyOf<Input>(
  question: Governed<Input>,
  { policy, zone }: Readonly<{ policy?: string; zone?: string }>,
): Promise<Input> {
  if (zone !== undefined) explained('--zone', () => Calendar.of(zone));
  const given = policy === undefined ? undefined : await readPolicyFile(policy);
  if (given !== undefined) {
    check(questions.funnel, given);
    check(questions.lifecycle, given);
    check(questions.loyalty, given);
  }
  // A policy without a name is told apart from the default by its file's.
  const entries = given === undefined ? {} : { name: basename(given.file), ...entriesFor(question.name, given) };
  // Checked just above: the question's own schema accepts it.
  return { ...entries, ...(zone !== undefined && { zone }) } as Input;
}

function check<Input>(question: Governed<Input>, given: PolicyFile): void {
  const entries = entriesFor(question.name, given);
  try {
    const { zone, currency } = question.policy(entries as Input);
    explained(`${given.file}, policy entry "zone"`, () => Calendar.of(zone));
    if (currency !== undefined) explained(`${given.file}, policy entry "currency"`, () => currencyDigits(currency));
  } catch (error) {
    if (!(error instanceof InvalidPolicy)) throw error;
    const path = error.entry.split('.');
    const [first = ''] = path;
    const where =
      under(given.sections[question.name], first) !== undefined
        ? `${given.file}, section ${question.name}`
        : given.file;
    throw new UsageError(where, `${error.message}${error.known ? '' : suggestion(path, question.policy())}`);
  }
}

/** For a misspelt entry: the entries there are beside it. */
function suggestion(path: readonly string[], complete: unknown): string {
  const beside = path.slice(0, -1).reduce(under, complete);
  const known = typeof beside === 'object' && beside !== null ? Object.keys(beside) : [];
  const entry = path.at(-1) ?? '';
  return didYouMean(entry, known);
}

const under = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;

function explained(where: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (error instanceof UnknownZone || error instanceof InvalidAmount) throw new UsageError(where, error.message);
    throw error;
  }
}
