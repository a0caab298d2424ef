import type { View } from '../view/view.ts';
import { type Measure, type Measured, measured, measures, ownerPlace } from './measured.ts';

/** A target in force: whose it is, and the window that it is for. */
export type Goal = Readonly<{
  row: number;
  level: 'company' | 'team' | 'employee' | 'direction' | 'client';
  measure: Measure;
  /** The department, employee, direction or client. */
  whose: string | undefined;
  branch: string | undefined;
  from: number;
  to: number;
}>;

export const isMeasured = (text: string | undefined): text is Measure => measures.some((measure) => measure === text);

/** What was reached of each goal, in their order; `tell` is told of every entry that counts for one. */
export function actualsOf(
  view: View,
  goals: readonly Goal[],
  tell?: (goal: number, of: Measured, entry: number) => void,
): readonly number[] {
  const reached = new Float64Array(goals.length);
  for (const measure of measures) {
    const among = goals.flatMap((goal, number) => (goal.measure === measure ? [{ ...goal, number }] : []));
    if (among.length === 0) continue;
    const of = measured(view, measure);
    const tests = goals.map((goal) => belongs(view, goal, of));
    const stretches = new Stretches(among);
    for (let entry = 0; entry < of.count; entry++) {
      const at = of.at[entry] ?? NaN;
      if (!(at < view.moment.at)) continue;
      const running = stretches.at(at);
      for (let i = 0; i < running.length; i++) {
        const goal = running[i] ?? 0;
        const test = tests[goal];
        if (test !== undefined && !test(entry)) continue;
        reached[goal] = (reached[goal] ?? 0) + (of.amount[entry] ?? 0);
        tell?.(goal, of, entry);
      }
    }
  }
  return [...reached];
}

/** Whether an entry counts for whom the goal is set; undefined where all do. */
function belongs(
  view: View,
  { level, whose = '', branch }: Goal,
  of: Measured,
): ((entry: number) => boolean) | undefined {
  const { facts, identities } = view;
  const wanted = facts.texts.find(whose) || -1;
  switch (level) {
    case 'company':
      return undefined;
    case 'employee':
      return (entry) => of.owner(entry) === wanted;
    case 'direction':
      return (entry) => of.direction[entry] === wanted;
    case 'client': {
      const client = identities.survivorOf(facts.clients.find(whose));
      return (entry) => identities.survivorOf(of.client(entry)) === client;
    }
    case 'team': {
      const departments = ownerPlace(view, 'department');
      const branches = ownerPlace(view, 'branch');
      const wantedBranch = branch === undefined ? undefined : facts.texts.find(branch) || -1;
      return (entry) =>
        departments.asOf(of.client(entry), of.at[entry] ?? 0) === wanted &&
        (wantedBranch === undefined || branches.asOf(of.client(entry), of.at[entry] ?? 0) === wantedBranch);
    }
  }
}

/** Finds the goals whose window an instant falls into, by the stretches between the ends of all windows. */
class Stretches {
  readonly #bounds: Float64Array;
  readonly #goals: readonly (readonly number[])[];
  /** The stretch asked for last: what is asked next is often near. */
  #last = 0;

  constructor(goals: readonly Readonly<{ number: number; from: number; to: number }>[]) {
    const bounds = new Set([-Infinity, ...goals.flatMap(({ from, to }) => [from, to])]);
    this.#bounds = Float64Array.from(bounds).sort();
    this.#goals = Array.from(this.#bounds, (start) =>
      goals.flatMap(({ number, from, to }) => (from <= start && start < to ? [number] : [])),
    );
  }

  at(instant: number): readonly number[] {
    while (instant < (this.#bounds[this.#last] ?? -Infinity)) this.#last--;
    while (instant >= (this.#bounds[this.#last + 1] ?? Infinity)) this.#last++;
    return this.#goals[this.#last] ?? none;
  }
}

const none: readonly number[] = [];
