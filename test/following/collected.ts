import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';

/** How many of some objects are still held by somebody, after the garbage was collected. */
export async function stillHeld(objects: readonly WeakRef<object>[]): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What a weak reference was asked for stays until the turn is over.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  return objects.filter((object) => object.deref() !== undefined).length;
}
