import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';

/** A collector may let go some objects a round later than others. */
const rounds = 5;

/** How many of some objects are still held by somebody, after the garbage was collected. */
export async function stillHeld(objects: readonly WeakRef<object>[]): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What a weak reference was asked for stays until the turn is over.
  await new Promise((resolve) => setImmediate(resolve));
  for (let left = rounds; ; left--) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
    const held = objects.filter((object) => object.deref() !== undefined).length;
    if (held === 0 || left === 0) return held;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
