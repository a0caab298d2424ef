import { Arrivals } from './chance/arrivals.ts';
import { Dice } from './chance/dice.ts';
import { day } from './chance/working-time.ts';
import { type Campaign, campaignsOf } from './company/campaigns.ts';
import type { ClientBodies } from './diary/bodies.ts';
import type { Diary } from './diary/diary.ts';
import { Life } from './life/life.ts';
import { live } from './life/live.ts';
import { Referrals } from './life/referrals.ts';
import { register } from './life/register.ts';
import { invite } from './serving/keep-in-touch.ts';
import type { SimulatedWindow } from './simulated-window.ts';

/** All clients of a simulated company: any one's life can be made up without the others'. */
export class Population {
  readonly size: number;
  readonly #seed: number;
  readonly #window: SimulatedWindow;
  readonly #erasures: boolean;
  readonly #arrivals: Arrivals;
  readonly #referrals: Referrals;
  readonly #campaigns: readonly Campaign[];
  readonly #digits: number;

  constructor(seed: number, size: number, window: SimulatedWindow, erasures: boolean) {
    this.size = size;
    this.#seed = seed;
    this.#window = window;
    this.#erasures = erasures;
    this.#arrivals = new Arrivals(window.from, window.to);
    this.#referrals = new Referrals(seed, size);
    this.#campaigns = campaignsOf(window);
    this.#digits = Math.max(4, String(size).length);
  }

  clientId(index: number): string {
    return `c-${String(index + 1).padStart(this.#digits, '0')}`;
  }

  /** What happens to one client, from its first to its last event. */
  lifeOf(index: number): Diary<ClientBodies> {
    const life = new Life(this.clientId(index), this.#seed, this.#bornAt(index), this.#window);
    const referrer = this.#referrals.referrerOf(index);
    const tells = life.dice.happens(0.7);
    register(life, referrer !== undefined && tells ? { referredByClientId: this.clientId(referrer) } : {});
    if (isDuplicate(index)) {
      this.#merge(life, index);
      return life.diary;
    }
    this.#agreeToNews(life);
    live(life);
    for (const other of this.#referrals.referredBy(index)) this.#recommend(life, other);
    this.#end(life, index);
    return life.diary;
  }

  #bornAt(index: number): number {
    return this.#arrivals.at((index + new Dice(this.#seed, 'birth', index).fraction()) / this.size);
  }

  #agreeToNews(life: Life): void {
    if (!life.dice.happens(0.4)) return;
    const at = life.later(life.born, 0, 30);
    life.write(at, 'ConsentGiven', { topic: 'news', channel: 'email', how: 'form', where: life.salesChannel });
    invite(life, at, this.#campaigns);
  }

  #recommend(life: Life, other: number): void {
    const at = Math.max(life.born + day / 24, this.#bornAt(other) - life.dice.whole(1, 9) * day);
    life.write(at, 'ReferralMade', { referredClientId: this.clientId(other) });
  }

  /** The same client was entered a second time: the copy is merged into the first, at times by mistake. */
  #merge(life: Life, index: number): void {
    const into = { intoClientId: this.clientId(index - 3) };
    const called = life.later(life.born, 1, 9);
    life.write(called, 'ClientContacted', { direction: 'reactive', channel: 'phone', purpose: 'first talk' });
    const merged = life.later(called, 3, 30);
    life.write(merged, 'ClientMerged', { ...into, why: 'The same client twice' });
    if (!life.dice.happens(0.25)) return;
    const undone = life.later(merged, 2, 20);
    life.write(undone, 'ClientMergeUndone', { ...into, why: 'Two sisters' });
  }

  /** Those who never bought are put away at last; a few ask to be forgotten. */
  #end(life: Life, index: number): void {
    if (this.#erasures && index % 40 === 39) {
      const at = life.later(life.diary.last, 20, 90);
      life.write(at, 'PersonalDataErased', { what: ['name', 'contacts'], why: 'asked for' });
    } else if (life.bought.size === 0 && life.dice.happens(0.5)) {
      const at = life.later(life.diary.last, 200, 500);
      life.write(at, 'ClientArchived', { why: 'No answer for a long time' });
    }
  }
}

/** One client in fifty is entered twice. */
const isDuplicate = (index: number): boolean => index % 50 === 17;
