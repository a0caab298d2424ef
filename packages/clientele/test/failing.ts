/** The same object, of which some calls fail or never settle: each by its name, as long as it gives something. */
export function failing<T extends object>(
  real: T,
  calls: Readonly<Record<string, () => Promise<unknown> | undefined>>,
): T {
  return new Proxy(real, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const fails = typeof name === 'string' ? calls[name] : undefined;
      return (...args: unknown[]) => fails?.() ?? (Reflect.apply(value, target, args) as unknown);
    },
  });
}
