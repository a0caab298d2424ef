import { MissingPackage } from './missing-package.ts';

/** A package that is loaded when it is first needed. */
export type LazyPackage<Exports> = Readonly<{
  name: string;
  /** What needs it, for the message of `MissingPackage`. */
  neededBy: string;
  isIt: (exports: unknown) => exports is Exports;
  load: () => Promise<Exports>;
}>;

/** Loads a package. Throws `MissingPackage` where it is not installed. */
export async function loadPackage<Exports>({ name, neededBy, isIt, load }: LazyPackage<Exports>): Promise<Exports> {
  try {
    // In CommonJS by its own loader, so that hooks of the host (a test runner, ts-node) see it.
    const own: ((name: string) => unknown) | undefined = typeof require === 'function' ? require : undefined;
    const found = own?.(name);
    return isIt(found) ? found : await load();
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') throw new MissingPackage(name, neededBy, error);
    throw error;
  }
}
