/** `entries[2].data.products[0]` of the keys on the way there. */
export function formatPath(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, at) => (typeof key === 'number' ? `[${String(key)}]` : `${at === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
