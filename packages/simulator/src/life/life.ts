import type { ClientEventType } from '@clientele/core';

import { Dice } from '../chance/dice.ts';
import { later } from '../chance/working-time.ts';
import type { ClientBodies } from '../diary/bodies.ts';
import { Diary, type Entry } from '../diary/diary.ts';
import type { SimulatedWindow } from '../simulated-window.ts';
import { Ownership } from './ownership.ts';
import { type TemperName, temperShares } from './temper.ts';

/** One client while its life is being made up: its character, its mood, and the diary of what happens. */
export class Life {
  readonly clientId: string;
  readonly dice: Dice;
  readonly window: SimulatedWindow;
  readonly born: number;
  readonly kind: 'person' | 'organisation';
  readonly temper: TemperName;
  readonly diary = new Diary<ClientBodies>();
  readonly owners: Ownership;
  readonly salesChannel: string;
  /** When each product was first bought. */
  readonly bought = new Map<string, number>();
  /** What is on the card of the loyalty programme, and when the latest lot came. */
  readonly card = { purchases: 0, points: 0, earnedAt: 0 };
  /** How satisfied the client is, 1 to 5. */
  mood: number;
  #ids = 0;

  constructor(clientId: string, seed: number, born: number, window: SimulatedWindow) {
    this.clientId = clientId;
    this.born = born;
    this.window = window;
    this.dice = new Dice(seed, clientId);
    this.kind = this.dice.happens(0.35) ? 'person' : 'organisation';
    this.temper = this.dice.weighted(temperShares);
    this.mood = 3.1 + this.dice.fraction() * 1.6;
    this.owners = new Ownership(this.dice, window);
    this.salesChannel =
      this.kind === 'person' ? 'web shop' : this.dice.weighted({ 'own sales': 60, dealer: 25, 'trade fair': 15 });
  }

  /** Whether the life goes on at a moment, or the window is over. */
  goesOnAt(moment: number): boolean {
    return moment < this.window.to;
  }

  /** A moment in working hours, some days later. */
  later(after: number, leastDays: number, mostDays: number): number {
    return later(this.dice, after, leastDays, mostDays);
  }

  /** The name of who is responsible. */
  ownerAt(moment: number): string {
    return this.owners.at(moment).name;
  }

  /** An id of the client's own: `c-0042-deal-3`. */
  newId(kind: string): string {
    this.#ids++;
    return `${this.clientId}-${kind}-${String(this.#ids)}`;
  }

  /** Writes down what happened, by its owner's hand unless another is named. */
  write<T extends ClientEventType>(at: number, type: T, data: ClientBodies[T], actor = this.ownerAt(at)): Entry {
    return this.diary.write(at, type, data, actor);
  }

  /** The client grows more or less content. */
  feel(change: number): void {
    this.mood = Math.min(5, Math.max(1, this.mood + change));
  }
}
