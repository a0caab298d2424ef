import { complete, decide, type GivenBy, instant, newClient, parseRules } from '@clientele/core';
import { acceptOffer, archiveClient, makeOffer, openDeal, recordPayment, register } from '@clientele/core/commands';

type Asked<Make extends (...args: never[]) => unknown> = ReturnType<Make>;
type Equal<A, B> = [A, B] extends [B, A] ? true : false;

describe('the types of commands', () => {
  it('follow from the events that they give', () => {
    const opens: Equal<GivenBy<Asked<typeof openDeal>>, readonly ['DealOpened']> = true;
    const mayArchive: Equal<GivenBy<Asked<typeof archiveClient>>, readonly [] | readonly ['ClientArchived']> = true;
    const both: Equal<
      GivenBy<readonly [Asked<typeof register>, Asked<typeof openDeal>]>,
      readonly ['ClientRegistered', 'DealOpened']
    > = true;
    expect([opens, mayArchive, both]).toEqual([true, true, true]);
    expect([openDeal({}).type, archiveClient({}).type]).toEqual(['OpenDeal', 'ArchiveClient']);
  });

  it('ask for what the event needs, and leave out what is made or derived', () => {
    openDeal({});
    makeOffer({ dealId: 'd1' });
    acceptOffer({ offerId: 'o1' });
    // @ts-expect-error an offer belongs to a deal
    makeOffer({ validUntil: '2026-12-31' });
    // @ts-expect-error a payment has an amount
    recordPayment({ dealId: 'd1' });
    // @ts-expect-error an amount is of minor units and a currency
    recordPayment({ amount: 12.5 });
    // @ts-expect-error a deal has no colour
    openDeal({ colour: 'red' });
    // @ts-expect-error a client is a person, an organisation or unattributed
    register({ kind: 'robot', name: 'R2' });
    expect(makeOffer({ dealId: 'd1' }).data.dealId).toBe('d1');
  });

  it('lead from the command to the body of the event', () => {
    const now = instant('2026-07-01T00:00:00Z');
    const rules = parseRules();
    const command = complete(register({ kind: 'unattributed' }), { now, key: 'k', rules });
    const [event] = decide(command, newClient, { clientId: 'acme', now, rules });
    const kind: 'person' | 'organisation' | 'unattributed' | undefined = event?.data.kind;
    // @ts-expect-error a registration is about no deal
    expect(event?.data.dealId).toBeUndefined();
    expect(kind).toBe('unattributed');
  });
});
