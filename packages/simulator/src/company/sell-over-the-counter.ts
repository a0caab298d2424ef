import { Dice } from '../chance/dice.ts';
import { busynessAt } from '../chance/season.ts';
import { later } from '../chance/working-time.ts';
import type { ClientBodies } from '../diary/bodies.ts';
import { Diary } from '../diary/diary.ts';
import { euros } from '../selling/basket.ts';
import type { SimulatedWindow } from '../simulated-window.ts';
import { accountant } from './staff.ts';

/** Whom nobody asked for a name. */
export const counterId = 'counter';

/** Sales to people who pass by: one stream for all of them, a sum for every week. */
export function sellOverTheCounter(seed: number, window: SimulatedWindow, clients: number): Diary<ClientBodies> {
  const diary = new Diary<ClientBodies>();
  const dice = new Dice(seed, counterId);
  diary.write(window.from, 'ClientRegistered', { kind: 'unattributed', source: 'counter' }, accountant.name);
  for (let at = later(dice, window.from, 1, 7), week = 1; at < window.to; at = later(dice, at, 6, 7.5), week++) {
    const minor = Math.max(500, Math.round(dice.whole(300, 900) * busynessAt(at) * clients));
    const lines = [{ product: 'sourdough-starter', direction: 'ingredients', amount: euros(minor) }];
    const payment = {
      paymentId: `${counterId}-${String(week)}`,
      amount: euros(minor),
      lines,
      salesChannel: 'counter',
      method: 'cash',
    };
    diary.write(at, 'PaymentReceived', payment, accountant.name);
  }
  return diary;
}
