import { distance } from 'fastest-levenshtein';

/** The known names that somebody may have meant, nearest first; none when nothing is like it. */
export function nearest(meant: string, known: readonly string[], most = 3): readonly string[] {
  const wanted = meant.toLowerCase();
  return known
    .map((name) => ({ name, far: farness(wanted, name.toLowerCase()) }))
    .filter(({ far }) => far <= Math.max(2, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** What continues the beginning that somebody wrote is as near as one wrong letter. */
const farness = (meant: string, name: string): number =>
  meant !== '' && name.startsWith(meant) ? 1 : distance(meant, name);

/** `; did you mean "period"?`, or the few names there are; empty where neither helps. */
export function didYouMean(meant: string, known: readonly string[], few = 12): string {
  const [first] = nearest(meant, known);
  if (first !== undefined) return `; did you mean "${first}"?`;
  return known.length > 0 && known.length <= few ? `; there is ${known.join(', ')}` : '';
}
