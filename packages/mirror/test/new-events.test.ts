import type { EventStore } from '@clientele/core';

import { mirror, verifyMirror } from '../src/index.ts';
import { changed, failingAfter, fill, openLog } from './logs.ts';

describe('a mirror', () => {
  it('tells the store which events it cannot hold yet, so that none of them is read back', async () => {
    const from = await fill(openLog('original'), 5, 700);
    const whole = openLog('copy');
    const told = (to: EventStore, said: boolean[]) =>
      changed(to, {
        append: (stream, events, options) => {
          said.push(options.newIds === true);
          return to.append(stream, events, options);
        },
      });
    const fresh: boolean[] = [];
    await mirror({ from, to: told(whole, fresh) });
    expect(new Set(fresh)).toEqual(new Set([true]));

    const half = openLog('copy');
    await expect(mirror({ from, to: failingAfter(half, 8) })).rejects.toThrow('the power is gone');
    const rest: boolean[] = [];
    await mirror({ from, to: told(half, rest) });
    // The first two pages meet what is there: of 1,000 events, whole, and of the second in part.
    expect(rest).toEqual(Array.from({ length: rest.length }, (_, n) => n >= 10));
    expect(await verifyMirror(from, half)).toMatchObject({ equal: true, events: 3500 });

    const again: boolean[] = [];
    expect(await mirror({ from, to: told(half, again) })).toMatchObject({ copied: 0, present: 3500 });
    expect(new Set(again)).toEqual(new Set([false]));
  });
});
