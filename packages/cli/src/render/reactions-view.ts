import type { ShownEntry } from 'clientele';

import { counted } from './numbers.ts';
import type { Section, View } from './view.ts';

/** What reactions have not done, as a table. */
export const reactionRows = (entries: readonly ShownEntry[]) => ({
  head: ['state', 'channel', 'key', 'attempts', 'error'],
  rows: entries.map(({ state, channel, key, attempts, error }) => [state, channel, key, attempts, error ?? '']),
});

/** Keys and errors are longer than columns, and keys are there to be copied. */
const entrySection = ({ state, channel, key, attempts, error }: ShownEntry): Section => ({
  heading: `${state} on ${channel}, after ${counted(attempts, 'attempt')}`,
  notes: [key, ...(error === null ? [] : [error])],
});

/** The same for people, with how many need one. */
export function reactionsView(entries: readonly ShownEntry[]): View {
  const ofPeople = entries.filter(({ state }) => state !== 'waiting').length;
  const title = `${counted(ofPeople, 'effect')} given up or refused, ${counted(entries.length - ofPeople, 'effect')} waiting`;
  return { title, sections: entries.length === 0 ? [{ empty: 'Everything is done.' }] : entries.map(entrySection) };
}
