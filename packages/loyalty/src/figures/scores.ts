import { ratio, type Share, shareOf } from './share.ts';

/** How many answers gave each score, by the score. */
export type Distribution = Readonly<Record<string, number>>;

/** Ratings, brought to 1-5 where they were given on another scale. */
export type Rating = Readonly<{
  answers: number;
  mean: number | null;
  distribution: Distribution;
  /** Customer satisfaction: the share of 4 and 5. */
  csat: Share;
}>;

/** Net promoter score: the share of 9 and 10 less the share of 0 to 6, in points from -100 to 100. */
export type NetPromoters = Readonly<{
  answers: number;
  promoters: number;
  passives: number;
  detractors: number;
  score: number | null;
}>;

/** Customer effort score: the mean on 1-7. */
export type Effort = Readonly<{ answers: number; mean: number | null; distribution: Distribution }>;

export type Scores = Readonly<{ rating: Rating; nps: NetPromoters; ces: Effort }>;

export const scoreKinds = ['rating', 'nps', 'ces'] as const;
export type ScoreKind = (typeof scoreKinds)[number];

const defaults: Readonly<Record<ScoreKind, readonly [number, number]>> = {
  rating: [1, 5],
  nps: [0, 10],
  ces: [1, 7],
};

/** A score as it would stand on the usual scale of its kind. */
export function onUsualScale(kind: ScoreKind, score: number, least: number, most: number): number {
  const [low, high] = defaults[kind];
  if (least === low && most === high) return score;
  return low + ((score - least) * (high - low)) / (most - least);
}

/**
 * Counts scores. Sums are made from the counts at the end, the lowest score first: so the same
 * answers give the same mean to the last bit, in whatever order they came.
 */
export class ScoreCount {
  /** Whole scores from 0 to 10 by themselves; all others are few. */
  readonly #whole = new Int32Array(11);
  readonly #others = new Map<number, number>();
  #answers = 0;

  add(score: number, answers = 1): void {
    this.#answers += answers;
    if (Number.isInteger(score) && score >= 0 && score <= 10) this.#whole[score] = (this.#whole[score] ?? 0) + answers;
    else this.#others.set(score, (this.#others.get(score) ?? 0) + answers);
  }

  /** As it was counted, by score. */
  static of(distribution: Distribution): ScoreCount {
    const count = new ScoreCount();
    for (const [score, answers] of Object.entries(distribution)) count.add(Number(score), answers);
    return count;
  }

  get answers(): number {
    return this.#answers;
  }

  /** How many scores lie between two, both included. */
  between(least: number, most: number): number {
    let count = 0;
    for (const [score, answers] of this.#sorted()) if (score >= least && score <= most) count += answers;
    return count;
  }

  mean(): number | null {
    const sum = this.#sorted().reduce((total, [score, answers]) => total + score * answers, 0);
    return ratio(sum, this.#answers);
  }

  distribution(): Distribution {
    return Object.fromEntries(this.#sorted().map(([score, answers]) => [String(score), answers]));
  }

  #sorted(): [number, number][] {
    const whole = [...this.#whole].map((answers, score): [number, number] => [score, answers]);
    return [...whole.filter(([, answers]) => answers > 0), ...this.#others].sort(([a], [b]) => a - b);
  }
}

/** Counts scores of every kind. */
export class ScoresCount {
  readonly #counts: Readonly<Record<ScoreKind, ScoreCount>> = {
    rating: new ScoreCount(),
    nps: new ScoreCount(),
    ces: new ScoreCount(),
  };
  readonly #byPlace = scoreKinds.map((kind) => this.#counts[kind]);

  /** Adds a score on the usual scale of its kind, the kind by its place in `scoreKinds`. */
  add(kind: number, score: number): void {
    this.#byPlace[kind]?.add(score);
  }

  get isEmpty(): boolean {
    const { rating, nps, ces } = this.#counts;
    return rating.answers + nps.answers + ces.answers === 0;
  }

  distributions(): Distributions {
    const { rating, nps, ces } = this.#counts;
    return { rating: rating.distribution(), nps: nps.distribution(), ces: ces.distribution() };
  }
}

/** How many answers gave each score, by the kind of score. */
export type Distributions = Readonly<Record<ScoreKind, Distribution>>;

export function scoresOf(distributions: Distributions): Scores {
  const rating = ScoreCount.of(distributions.rating);
  const nps = ScoreCount.of(distributions.nps);
  const ces = ScoreCount.of(distributions.ces);
  const promoters = nps.between(9, 10);
  const detractors = nps.between(0, 6);
  const { answers } = nps;
  return {
    rating: {
      answers: rating.answers,
      mean: rating.mean(),
      distribution: rating.distribution(),
      csat: shareOf(rating.between(4, 5), rating.answers),
    },
    nps: {
      answers,
      promoters,
      passives: answers - promoters - detractors,
      detractors,
      score: ratio(100 * (promoters - detractors), answers),
    },
    ces: { answers: ces.answers, mean: ces.mean(), distribution: ces.distribution() },
  };
}
