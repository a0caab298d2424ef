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
  const reached = goals.map(() => 0);
  for (const measure of measures) {
    const among = goals.flatMap((goal, number) => (goal.measure === measure ? [number] : []));
    if (among.length === 0) continue;
    const of = measured(view, measure);
    const tests = goals.map((goal) => belongs(view, goal, of));
    const spans = new Spans(among.map((number) => ({ number, ...(goals[number] ?? { from: 0, to: 0 }) })));
    for (let entry = 0; entry < of.count; entry++)
      for (const goal of spans.at(of.at(entry))) {
        if (tests[goal]?.(entry) !== true) continue;
        reached[goal] = (reached[goal] ?? 0) + of.amount(entry);
        tell?.(goal, of, entry);
      }
  }
  return reached;
}

/** Whether an entry counts for whom the goal is set. */
function belongs(view: View, { level, whose = '', branch }: Goal, of: Measured): (entry: number) => boolean {
  const { facts, identities } = view;
  const wanted = facts.texts.find(whose) || -1;
  switch (level) {
    case 'company':
      return () => true;
    case 'employee':
      return (entry) => of.owner(entry) === wanted;
    case 'direction':
      return (entry) => of.direction(entry) === wanted;
    case 'client': {
      const client = identities.survivorOf(facts.clients.find(whose));
      return (entry) => identities.survivorOf(of.client(entry)) === client;
    }
    case 'team': {
      const departments = ownerPlace(view, 'department');
      const branches = ownerPlace(view, 'branch');
      const wantedBranch = branch === undefined ? undefined : facts.texts.find(branch) || -1;
      return (entry) =>
        departments.asOf(of.client(entry), of.at(entry)) === wanted &&
        (wantedBranch === undefined || branches.asOf(of.client(entry), of.at(entry)) === wantedBranch);
    }
  }
}

/** Finds the goals whose window an instant falls into, by the stretches between the ends of all windows. */
class Spans {
  readonly #bounds: Float64Array;
  readonly #goals: readonly (readonly number[])[];

  constructor(goals: readonly Readonly<{ number: number; from: number; to: number }>[]) {
    this.#bounds = Float64Array.from(new Set(goals.flatMap(({ from, to }) => [from, to]))).sort();
    this.#goals = [...this.#bounds].map((start) =>
      goals.flatMap(({ number, from, to }) => (from <= start && start < to ? [number] : [])),
    );
  }

  at(instant: number): readonly number[] {
    let low = -1;
    let high = this.#bounds.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#bounds[middle] ?? Infinity) <= instant) low = middle;
      else high = middle - 1;
    }
    return this.#goals[low] ?? none;
  }
}

const none: readonly number[] = [];
