import type { Walks } from '../walk/walks.ts';

/** A deal came somewhere: to a stage, to `opened` where it is in none yet, to `won` or to `lost`. */
export type DealChange = Readonly<{ to: string; at: number }>;

/** Where each deal went and when, as one walk has it. */
export class DealChanges {
  readonly walks: Walks;
  #endings: ReadonlyMap<number, readonly (readonly [place: number, to: string])[]> | undefined;

  constructor(walks: Walks) {
    this.walks = walks;
  }

  /** The changes of a deal in order. */
  of(deal: number): readonly DealChange[] {
    const { log, visits, visit, opened, pipelines, pipeline } = this.walks;
    const opening = opened[deal] ?? -1;
    if (opening < 0) return [];
    const stages = pipelines[pipeline[deal] ?? 0]?.stages ?? [];
    this.#endings ??= endingsOf(this.walks);
    const changes = [...(this.#endings.get(deal) ?? [])];
    for (let v = visit[deal] ?? -1; v >= 0; v = visits.previous[v] ?? -1)
      changes.push([visits.entered[v] ?? -1, stages[visits.stage[v] ?? -1] ?? '']);
    if (!changes.some(([place]) => place === opening)) changes.push([opening, 'opened']);
    return changes.sort(([a], [b]) => a - b).map(([place, to]) => ({ to, at: log.occurredAt[place] ?? 0 }));
  }

  /** Whether a deal went the same way in another walk, by the same events. */
  isAsIn(deal: number, other: Walks, its: number): boolean {
    const { walks } = this;
    const [mine, theirs] = [walks.log.row, other.log.row];
    const same = (a: number | undefined, b: number | undefined) => mine[a ?? -1] === theirs[b ?? -1];
    if (!same(walks.opened[deal], other.opened[its]) || !same(walks.closed[deal], other.closed[its])) return false;
    let v = walks.visit[deal] ?? -1;
    let w = other.visit[its] ?? -1;
    while (v >= 0 && w >= 0) {
      if (walks.visits.stage[v] !== other.visits.stage[w]) return false;
      if (!same(walks.visits.entered[v], other.visits.entered[w])) return false;
      if (!same(walks.visits.left[v], other.visits.left[w])) return false;
      v = walks.visits.previous[v] ?? -1;
      w = other.visits.previous[w] ?? -1;
    }
    return v === w;
  }
}

function endingsOf({ wins, losses }: Walks) {
  const endings = new Map<number, (readonly [number, string])[]>();
  for (const [outcomes, to] of [
    [wins, 'won'],
    [losses, 'lost'],
  ] as const)
    for (let number = 0; number < outcomes.count; number++) {
      const deal = outcomes.deal[number] ?? -1;
      const ending = [outcomes.place[number] ?? -1, to] as const;
      const of = endings.get(deal);
      if (of) of.push(ending);
      else endings.set(deal, [ending]);
    }
  return endings;
}
