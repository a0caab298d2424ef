import { type BufferOptions, inTurn } from '@clientele/projections';
import { Observable, Subject } from 'rxjs';

/** What a consumer takes that begins with the first value, and goes on when the others have all come. */
async function takenOf(values: readonly number[], options: BufferOptions<number>) {
  const source = new Subject<number>();
  const taken: number[] = [];
  let going: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (going = resolve));
  const consuming = (async () => {
    for await (const value of inTurn(source, options)) {
      taken.push(value);
      await gate;
    }
  })();
  const outcome = consuming.then(
    () => 'complete',
    (error: unknown) => error,
  );
  for (const value of values) {
    source.next(value);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const isObserved = source.observed;
  source.complete();
  going();
  return { taken, isObserved, outcome: await outcome };
}

describe('values taken in turn', () => {
  it('all come, one after the other, to a consumer who is not too slow', async () => {
    expect(await takenOf([1, 2, 3, 4], { size: 3 })).toMatchObject({ taken: [1, 2, 3, 4], outcome: 'complete' });
  });

  it('end, once what had come is taken, with an error where more wait than may', async () => {
    const { taken, isObserved, outcome } = await takenOf([1, 2, 3, 4, 5], { size: 2 });
    expect(taken).toEqual([1, 2, 3]);
    expect(outcome).toMatchObject({ code: 'BUFFER_OVERFLOW', size: 2 });
    expect(isObserved).toBe(false);
  });

  it('make room for later ones where only these count, and it is told which are dropped', async () => {
    const dropped: number[] = [];
    const options: BufferOptions<number> = { size: 2, overflow: 'drop-oldest', onDrop: (value) => dropped.push(value) };
    expect(await takenOf([1, 2, 3, 4, 5], options)).toMatchObject({ taken: [1, 4, 5], outcome: 'complete' });
    expect(dropped).toEqual([2, 3]);
  });

  it('are let go when the consumer leaves, also while he waits', async () => {
    const source = new Subject<number>();
    for await (const value of inTurn(endless(source))) if (value === 2) break;
    expect(source.observed).toBe(false);
    const turns = inTurn(source)[Symbol.asyncIterator]();
    const waiting = turns.next();
    await turns.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(source.observed).toBe(false);
  });

  it('fail as their source fails, after those that came before', async () => {
    const failing = new Observable<number>((subscriber) => {
      subscriber.next(1);
      subscriber.error(new Error('the line is dead'));
    });
    const turns = inTurn(failing)[Symbol.asyncIterator]();
    expect(await turns.next()).toEqual({ done: false, value: 1 });
    await expect(turns.next()).rejects.toThrow('the line is dead');
    expect(await turns.next()).toEqual({ done: true, value: undefined });
  });
});

/** A source that tells three values at once, and goes on with those of another. */
const endless = (source: Subject<number>) =>
  new Observable<number>((subscriber) => {
    for (const value of [1, 2, 3]) subscriber.next(value);
    return source.subscribe(subscriber);
  });
