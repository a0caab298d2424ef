import type { GroupHealth, Health, Reach } from 'clientele';

import { count, counted } from './numbers.ts';
import type { Section, View } from './view.ts';

/** Whether everything answers, for people. */
export function healthView({ ok, store, readModel, group }: Health): View {
  const reaches: readonly (readonly [string, Reach | undefined])[] = [
    ['store', store],
    ['read model', readModel],
  ];
  const rows = reaches.flatMap(([name, reach]) => (reach === undefined ? [] : [[name, said(reach), took(reach)]]));
  const notes = [store, readModel].flatMap((reach) =>
    reach === undefined || reach.ok || reach.because === undefined ? [] : [`${reach.because}.`],
  );
  const head = ['asked', 'answer', 'after, ms'];
  const sections: readonly Section[] = [{ head, rows, notes }, ...(group === undefined ? [] : [groupSection(group)])];
  const isForeign = group?.sameLog === false;
  const answering = isForeign ? 'Everything answers, but of two logs' : 'All is well';
  return { title: ok ? answering : 'Not everything answers', sections };
}

const said = (reach: Reach): string => (reach.ok ? 'ok' : reach.code);
const took = ({ milliseconds }: Reach): string => count(milliseconds);

const foreign =
  'Its tables are of another log than the store, or of one that was restored from a backup: check --store and ' +
  '--read-model; a worker of the group builds them anew.';

const groupSection = ({ name, generation, building, sameLog, lag, parked, waiting }: GroupHealth): Section => ({
  heading: `Group ${name}, generation ${String(generation)}${building ? ', being built' : ''}`,
  notes: [
    ...(sameLog === false ? [foreign] : []),
    lag === undefined
      ? 'How far it is behind cannot be told.'
      : lag.events === 0
        ? 'It stands at the end of the log.'
        : `It is ${counted(lag.events, 'event')} behind; the oldest has waited for ${count(Math.ceil(lag.milliseconds / 1_000))} s.`,
    `${counted(parked, 'event')} set aside, of ${counted(waiting, 'client')}.`,
  ],
});
