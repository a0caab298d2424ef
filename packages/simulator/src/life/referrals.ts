import { Dice } from '../chance/dice.ts';

/** Far enough apart that the one who recommends has long been a client. */
const distances = [0.07, 0.16, 0.29] as const;

/**
 * Who recommended the company to whom, told from either side without knowing the other's life: so a
 * million lives can be made up one by one.
 */
export class Referrals {
  readonly #seed: number;
  readonly #clients: number;

  constructor(seed: number, clients: number) {
    this.#seed = seed;
    this.#clients = clients;
  }

  /** The index of the client that recommended the company to this one. */
  referrerOf(index: number): number | undefined {
    const dice = new Dice(this.#seed, 'referral', index);
    if (!dice.happens(0.16)) return undefined;
    const referrer = index - this.#steps(dice.pick(distances));
    return referrer < 0 ? undefined : referrer;
  }

  /** The indices of the clients to whom this one recommended the company. */
  referredBy(index: number): number[] {
    return distances
      .map((distance) => index + this.#steps(distance))
      .filter((other, i, all) => all.indexOf(other) === i && other < this.#clients && this.referrerOf(other) === index);
  }

  #steps(distance: number): number {
    return Math.max(1, Math.ceil(distance * this.#clients));
  }
}
