import { eur } from '@clientele/core';

import { offered, standing, told } from './told.ts';

describe('a contract', () => {
  const signed = (more: object = {}) =>
    told('2026-01-10', 'ContractSigned', {
      contractId: 'k',
      from: '2026-01-10',
      until: '2026-06-30',
      noticeDays: 30,
      ...more,
    });

  it('has an end, and a last day of notice before it', () => {
    expect(standing([signed()], '2026-05-31')).toEqual(['renewal-notice soon', 'contract-end pending']);
    expect(standing([signed()], '2026-06-01')).toEqual(['renewal-notice overdue', 'contract-end pending']);
    const renewed = told('2026-05-20', 'ContractRenewed', { contractId: 'k', until: '2026-12-31' });
    expect(standing([signed(), renewed], '2026-07-02')).toEqual([
      'renewal-notice met',
      'contract-end met',
      'renewal-notice pending',
      'contract-end pending',
    ]);
  });

  it('that renews itself has only the day of notice', () => {
    expect(standing([signed({ autoRenew: true })], '2026-05-31')).toEqual(['renewal-notice soon']);
  });

  it('keeps its end when something else is amended, and gets another by an amendment', () => {
    const amended = (more: object) => told('2026-03-01', 'ContractAmended', { contractId: 'k', ...more });
    expect(standing([signed(), amended({ total: eur('5.00') })], '2026-03-02')).toEqual([
      'renewal-notice pending',
      'contract-end pending',
    ]);
    expect(standing([signed(), amended({ until: '2026-03-31' })], '2026-03-01T12:00:00Z')).toEqual([
      'renewal-notice soon',
      'contract-end pending',
    ]);
  });

  it('has the terms that were approved, from its signature on', () => {
    const terms = { until: '2026-06-30', noticeDays: 30 };
    const approved = told('2026-01-05', 'ContractApproved', {
      contractId: 'k',
      approver: 'bob',
      role: 'director',
      ...terms,
    });
    expect(standing([approved], '2026-02-01')).toEqual([]);
    const signs = told('2026-01-10', 'ContractSigned', { contractId: 'k' });
    expect(standing([approved, signs], '2026-02-01')).toEqual(['renewal-notice pending', 'contract-end pending']);
  });

  it('that was refused is to be revised', () => {
    const rejected = told('2026-03-01', 'ContractRejected', {
      contractId: 'k',
      dealId: 'd1',
      by: 'client',
      category: 'terms',
    });
    expect(standing([rejected], '2026-03-08')).toEqual(['contract-revision overdue']);
    expect(standing([rejected, offered('2026-03-05', undefined, 2)], '2026-03-08')).toEqual(['contract-revision met']);
    const approved = told('2026-03-05', 'ContractApproved', { contractId: 'k', approver: 'bob', role: 'director' });
    expect(standing([rejected, approved], '2026-03-08')).toEqual(['contract-revision met']);
  });
});

describe('contacts', () => {
  const met = (at: string, more: object = {}) =>
    told(at, 'ClientContacted', { direction: 'proactive', channel: 'meeting', ...more });

  it('that were meetings are followed by minutes within a day', () => {
    expect(standing([met('2026-03-02T15:00:00Z')], '2026-03-03T15:00:00Z')).toEqual(['meeting-minutes overdue']);
    const two = [met('2026-03-02T09:00:00Z'), met('2026-03-03T09:00:00Z')];
    const sent = (more: object) => told('2026-03-03T10:00:00Z', 'MeetingMinutesSent', more);
    expect(standing([...two, sent({})], '2026-03-05')).toEqual(['meeting-minutes missed', 'meeting-minutes met']);
    expect(standing([...two, sent({ heldOn: '2026-03-03' })], '2026-03-05')).toEqual([
      'meeting-minutes overdue',
      'meeting-minutes met',
    ]);
  });

  it('that are planned are met by the contact that names the plan; the plan can be moved', () => {
    const plan = (at: string, date: string) =>
      told(at, 'NextContactPlanned', { planId: 'p', date, purpose: 'renewal' });
    const call = (at: string) => told(at, 'ClientContacted', { direction: 'proactive', channel: 'phone', planId: 'p' });
    expect(standing([plan('2026-03-01', '2026-03-10'), call('2026-03-09')], '2026-03-20')).toEqual([
      'planned-contact met',
    ]);
    const moved = [plan('2026-03-01', '2026-03-10'), plan('2026-03-05', '2026-03-18')];
    expect(standing(moved, '2026-03-12')).toEqual(['planned-contact pending']);
  });

  it('are held to an interval where the policy says so', () => {
    const call = (at: string) => told(at, 'ClientContacted', { direction: 'proactive', channel: 'phone' });
    const policy = { within: { contact: { months: 1 } } };
    expect(standing([call('2026-01-10')], '2026-02-10')).toEqual([]);
    expect(standing([call('2026-01-10')], '2026-02-10', policy)).toEqual(['contact-interval overdue']);
    expect(standing([call('2026-01-10'), call('2026-02-01')], '2026-02-10', policy)).toEqual([
      'contact-interval met',
      'contact-interval pending',
    ]);
  });
});

describe('other dates', () => {
  it('of a presentation that was declined for now', () => {
    const declined = told('2026-03-01', 'PresentationDeclined', { category: 'no time', retryOn: '2026-06-01' });
    expect(standing([declined], '2026-06-02')).toEqual(['presentation-retry overdue']);
    expect(standing([declined, told('2026-05-01', 'PresentationHeld', { dealId: 'd1' })], '2026-06-02')).toEqual([
      'presentation-retry met',
    ]);
  });

  it('of a concession that ends, is prolonged, or is granted for good', () => {
    const granted = (at: string, until?: string) =>
      told(at, 'ConcessionGranted', {
        concessionId: at,
        what: 'rebate',
        why: 'loyal',
        ...(until !== undefined && { until }),
      });
    expect(standing([granted('2026-03-01', '2026-05-31')], '2026-06-01')).toEqual(['concession-end overdue']);
    const prolonged = [granted('2026-03-01', '2026-05-31'), granted('2026-05-01', '2026-08-31')];
    expect(standing(prolonged, '2026-06-01')).toEqual(['concession-end pending']);
    expect(standing([granted('2026-03-01', '2026-05-31'), granted('2026-05-01')], '2026-06-01')).toEqual([
      'concession-end met',
    ]);
  });

  it('of complaints and tasks', () => {
    const events = [
      told('2026-03-01', 'ComplaintAssigned', { complaintId: 'c', employee: 'ann', dueDate: '2026-03-05' }),
      told('2026-03-01', 'TaskAssigned', { taskId: 't', employee: 'ann', what: 'call', dueDate: '2026-03-06' }),
      told('2026-03-04', 'TaskReassigned', { taskId: 't', to: 'bob' }),
    ];
    expect(standing(events, '2026-03-10')).toEqual(['complaint overdue', 'task overdue']);
    const done = [
      told('2026-03-04', 'ComplaintResolved', { complaintId: 'c', resolution: 'new oven' }),
      told('2026-03-08', 'TaskDone', { taskId: 't' }),
    ];
    expect(standing([...events, ...done], '2026-03-10')).toEqual(['complaint met', 'task missed']);
    expect(standing(events, '2026-03-10', { watched: ['complaint'] })).toEqual(['complaint overdue']);
  });

  it('end with a client that is archived', () => {
    const task = told('2026-03-01', 'TaskAssigned', {
      taskId: 't',
      employee: 'ann',
      what: 'call',
      dueDate: '2026-03-06',
    });
    expect(standing([task, told('2026-03-02', 'ClientArchived', {})], '2026-03-10')).toEqual([]);
  });
});
