import { instant, type Transition } from '@clientele/core';
import { type DealTransition, funnel } from '@clientele/funnel';
import { lifecycle } from '@clientele/lifecycle';
import type { FollowedTransition, Following, TransitionCheckpoint } from '@clientele/projections';
import fc from 'fast-check';

import { FollowedCompany, type Happening, paid } from './followed-company.ts';

const open: FollowedCompany[] = [];
const companyAt = (at: string): FollowedCompany => {
  const company = new FollowedCompany(at);
  open.push(company);
  return company;
};
afterEach(async () => {
  for (const company of open.splice(0)) await company.close();
});

const lineOf = ({ clientId, from, to, at }: Transition): string =>
  `${clientId} ${String(from)} → ${String(to)} ${at.slice(0, 10)}`;

const deal = (clientId: string, more: Partial<Happening> = {}): Happening => ({
  clientId,
  type: 'DealOpened',
  data: { dealId: 'd1' },
  ...more,
});
const offer = (clientId: string, more: Partial<Happening> = {}): Happening => ({
  clientId,
  type: 'OfferMade',
  data: { offerId: 'o1', dealId: 'd1', revision: 1 },
  ...more,
});

describe('A follower of transitions', () => {
  it('is told at the exact instant what the clock alone changes, however far off', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const following = await company.follow();
    const told: string[] = [];
    following.changes$(lifecycle).subscribe(({ clientId, to, at }) => {
      told.push(`${clientId} ${to} ${at} seen ${company.time.clock()}`);
    });
    await company.time.goTo('2026-01-10T09:00:00Z');
    await company.happens(paid('acme'));
    expect(told).toEqual(['acme new 2026-01-10T09:00:00.000Z seen 2026-01-10T09:00:00.000Z']);
    await company.time.goTo('2026-04-10T08:59:59.999Z');
    expect(told).toHaveLength(1);
    await company.time.goTo('2026-05-01T00:00:00Z');
    expect(told.slice(1)).toEqual(['acme lost 2026-04-10T09:00:00.000Z seen 2026-04-10T09:00:00.000Z']);
    // No timer of the machine can wait for longer: three months were waited for in parts.
    expect(company.time.longest).toBeLessThan(2 ** 31);
  });

  it('is told under the policy that was bound, and of the deals as of the statuses', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const following = await company.follow({ policies: { lifecycle: { period: { days: 10 } } } });
    const told: string[] = [];
    following.changes$(lifecycle).subscribe((transition) => told.push(lineOf(transition)));
    following.changes$(funnel).subscribe((transition) => told.push(lineOf(transition)));
    await company.happens(paid('acme'), deal('acme'));
    await company.time.goTo('2026-01-05T00:00:00Z');
    await company.happens(offer('acme'));
    await company.time.goTo('2026-02-01T00:00:00Z');
    expect(told).toEqual([
      'acme prospect → new 2026-01-01',
      'acme null → presentation 2026-01-01',
      'acme presentation → offer 2026-01-05',
      'acme new → lost 2026-01-11',
    ]);
  });

  it('is refused a policy that says something it cannot', async () => {
    const following = await companyAt('2026-01-01T00:00:00Z').follow({ policies: { lifecycle: { perod: 10 } } });
    expect(() => following.changes$(lifecycle)).toThrow(expect.objectContaining({ entry: 'perod' }) as Error);
  });

  it('is told what it asked for only, of whom it asked', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const following = await company.follow();
    const told: Record<string, string[]> = { lost: [], fromNew: [], bolt: [], both: [] };
    following.changes$(lifecycle, { to: 'lost' }).subscribe((transition) => told['lost']?.push(lineOf(transition)));
    following.changes$(lifecycle, { from: 'new' }).subscribe((transition) => told['fromNew']?.push(lineOf(transition)));
    following.changes$(lifecycle, { clientId: 'bolt' }).subscribe((one) => told['bolt']?.push(lineOf(one)));
    following.changes$(lifecycle, { clientId: ['acme', 'bolt'] }).subscribe((one) => told['both']?.push(lineOf(one)));
    await company.happens(paid('acme'), paid('bolt'), paid('cask'));
    await company.time.goTo('2026-06-01T00:00:00Z');
    const [acme, bolt, cask] = ['acme', 'bolt', 'cask'].map((id) => `${id} new → lost 2026-04-01`);
    expect(told).toEqual({
      lost: [acme, bolt, cask],
      fromNew: [acme, bolt, cask],
      bolt: ['bolt prospect → new 2026-01-01', bolt],
      both: ['acme prospect → new 2026-01-01', 'bolt prospect → new 2026-01-01', acme, bolt],
    });
  });

  it('is told, if it likes, that all there was has been told; also where it comes later', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    await company.happens(paid('acme'));
    const following = await company.follow();
    const told: string[] = [];
    const listen = (name: string) =>
      following
        .changes$(lifecycle, { signals: true, to: 'new' })
        .subscribe((message) => told.push(`${name} ${message.kind === 'caught-up' ? message.kind : lineOf(message)}`));
    listen('one');
    await company.happens(paid('bolt'));
    listen('two');
    await company.happens(paid('cask'));
    expect(told).toEqual([
      'one caught-up',
      'one bolt prospect → new 2026-01-01',
      'two caught-up',
      'one cask prospect → new 2026-01-01',
      'two cask prospect → new 2026-01-01',
    ]);
  });

  it('learns of what a writer with a slow clock records, and what it restates', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const following = await company.follow();
    const told: FollowedTransition<Transition>[] = [];
    following.changes$(lifecycle).subscribe((transition) => told.push(transition));
    await company.happens(paid('acme'));
    await company.time.goTo('2026-04-01T00:00:00Z');
    // Recorded before the instant at which the clock, meanwhile, made of acme a lost client.
    await company.happens(paid('acme', { recordedAt: '2026-03-31T23:59:59.000Z' }));
    expect(told.map(lineOf)).toEqual([
      'acme prospect → new 2026-01-01',
      'acme new → lost 2026-04-01',
      'acme lost → regular 2026-04-01',
    ]);
    expect(told[2]).toMatchObject({
      knownAt: '2026-04-01T00:00:00.000Z',
      restates: [{ from: 'new', to: 'lost', at: '2026-04-01T00:00:00.000Z' }],
    });
  });
});

type Told = FollowedTransition<Transition>;

const happening = fc.record({
  clientId: fc.constantFrom('acme', 'bolt', 'cask'),
  kind: fc.constantFrom('paid', 'paid', 'paid', 'deal', 'offer', 'retracted', 'churned'),
  /** Days since the one before, and since it had occurred. */
  waits: fc.integer({ min: 1, max: 50 }),
  late: fc.constantFrom(0, 0, 0, 3, 40),
});
const day = 86_400_000;
const start = Date.parse('2026-01-01T00:00:00.000Z');
const instantAt = (milliseconds: number): string => new Date(milliseconds).toISOString();

const story = fc.array(happening, { minLength: 1, maxLength: 14 }).map((told) => {
  let now = start;
  return told.map(({ clientId, kind, waits, late }, index): Happening & { readonly recordedAt: string } => {
    now += waits * day + index;
    const when = { occurredAt: instantAt(now - late * day), recordedAt: instantAt(now) };
    if (kind === 'paid') return { ...paid(clientId), ...when };
    if (kind === 'deal') return { ...deal(clientId), ...when };
    if (kind === 'offer') return { ...offer(clientId), ...when };
    if (kind === 'churned')
      return { clientId, type: 'ClientChurned', data: { category: 'price', voluntary: true }, ...when };
    return { clientId, type: 'EventRetracted', data: { revision: 0, why: 'of another client' }, ...when };
  });
});
const end = '2029-01-01T00:00:00.000Z';

/** Everything that is told of statuses and deals, from the beginning of the story. */
function toldTo(
  following: Following<typeof lifecycle.tables & typeof funnel.tables>,
  since?: TransitionCheckpoint,
): Readonly<{ statuses: Told[]; deals: FollowedTransition<DealTransition>[] }> {
  const statuses: Told[] = [];
  const deals: FollowedTransition<DealTransition>[] = [];
  const options = since === undefined ? {} : { since };
  following.changes$(lifecycle, options).subscribe((told) => statuses.push(told));
  following.changes$(funnel, options).subscribe((told) => deals.push(told));
  return { statuses, deals };
}
const contentOf = (told: readonly Told[]) => told.map(({ checkpoint: _, ...transition }) => transition);

describe('Transitions, whatever happens', () => {
  it('are the same told live, one event after the other, as told in replay of all at once', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (happenings) => {
        const company = new FollowedCompany(instantAt(start));
        const live = toldTo(await company.follow());
        for (const one of happenings) {
          await company.time.goTo(one.recordedAt);
          await company.happens(one);
        }
        await company.time.goTo(end);
        await company.close();
        const again = new FollowedCompany(end);
        await again.happens(...happenings);
        const since = { logId: 'log-1', clock: instant(instantAt(start)) };
        const replayed = toldTo(await again.follow(), since);
        await again.time.goTo(end);
        await again.close();
        expect(contentOf(replayed.statuses)).toEqual(contentOf(live.statuses));
        expect(contentOf(replayed.deals)).toEqual(contentOf(live.deals));
      }),
      { numRuns: 25 },
    );
  });

  it('are told once each to who goes on after any of them, though it is told by another program', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(), fc.nat(), async (happenings, cut, stop) => {
        const middle = cut % happenings.length;
        const company = new FollowedCompany(end);
        await company.happens(...happenings.slice(0, middle));
        const since = { logId: 'log-1', clock: instant(instantAt(start)) };
        const first = await company.follow();
        const whole = toldTo(first, since);
        await company.time.goTo('2029-02-01T00:00:00Z');
        await first.close();
        // Written by clocks that are years behind that of the follower.
        await company.happens(...happenings.slice(middle));
        const second = await company.follow();
        const place = whole.statuses.length === 0 ? -1 : stop % whole.statuses.length;
        const checkpoint = whole.statuses[place]?.checkpoint ?? since;
        const kept = JSON.parse(JSON.stringify(checkpoint)) as TransitionCheckpoint;
        const rest = toldTo(second, kept);
        await company.time.goTo('2032-01-01T00:00:00Z');
        const last = whole.statuses.at(-1)?.checkpoint;
        const after = last === undefined ? rest : toldTo(second, last);
        await company.time.goTo('2032-01-02T00:00:00Z');
        await company.close();
        expect(contentOf(rest.statuses)).toEqual(contentOf([...whole.statuses.slice(place + 1), ...after.statuses]));
      }),
      { numRuns: 25 },
    );
  });
});
