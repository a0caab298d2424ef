import {
  acknowledgeComplaint,
  assessComplaint,
  assignComplaint,
  closeComplaint,
  communicateDecision,
  fileComplaint,
  investigateComplaint,
  reopenComplaint,
  resolveComplaint,
  takeCorrectiveAction,
} from '@clientele/core/commands';
import { given, type Happened } from '@clientele/core/testing';

import { archived, registered } from './acme.ts';

const k1 = { complaintId: 'k1' };
const filed: Happened = { type: 'ComplaintFiled', data: { ...k1, severity: 'high', text: 'too hot' } };
const acknowledge = acknowledgeComplaint(k1);
const assess = assessComplaint({ ...k1, severity: 'high' });
const assign = assignComplaint({ ...k1, employee: 'ann' });
const investigate = investigateComplaint({ ...k1, rootCause: 'thermostat' });
const resolve = resolveComplaint({ ...k1, resolution: 'a new one' });
const communicate = communicateDecision(k1);
const close = closeComplaint(k1);
const toInvestigated = [acknowledge, assess, assign, investigate] as const;

describe('a complaint', () => {
  it('goes step by step from filed to closed', () => {
    given(registered, filed)
      .when(...toInvestigated, resolve, communicate, close)
      .then(
        { type: 'ComplaintAcknowledged' },
        { type: 'ComplaintAssessed' },
        { type: 'ComplaintAssigned' },
        { type: 'ComplaintInvestigated' },
        { type: 'ComplaintResolved' },
        { type: 'ComplaintDecisionCommunicated' },
        { type: 'ComplaintClosed' },
      );
  });

  it('leaves no step out', () => {
    given(registered, filed)
      .when(assign)
      .thenRefused('COMPLAINT_STEP_MISSING', { missing: ['acknowledged', 'assessed'] });
    given(registered, filed).when(close).thenRefused('COMPLAINT_STEP_MISSING');
  });

  it('is not resolved without an investigation, unless it is trivial and the rules allow it', () => {
    const story = given(registered, filed);
    story.when(acknowledge, assess, assign, resolve).thenRefused('COMPLAINT_NOT_INVESTIGATED', k1);
    const rules = { complaints: { trivialMaySkipInvestigation: true } };
    story.under(rules).when(acknowledge, assess, assign, resolve).thenRefused('COMPLAINT_NOT_INVESTIGATED');
    story
      .under(rules)
      .when(acknowledge, assessComplaint({ ...k1, severity: 'low' }), assign, resolve)
      .then(
        { type: 'ComplaintAcknowledged' },
        { type: 'ComplaintAssessed' },
        { type: 'ComplaintAssigned' },
        { type: 'ComplaintResolved' },
      );
  });

  it('takes each step once, but is assessed, assigned and investigated anew where that says something new', () => {
    const story = given(registered, filed);
    story.when(acknowledge, acknowledge).then({ type: 'ComplaintAcknowledged' });
    const more = [
      assess,
      assign,
      investigate,
      assessComplaint({ ...k1, severity: 'critical' }),
      assignComplaint({ ...k1, employee: 'bob' }),
      investigateComplaint({ ...k1, rootCause: 'wiring' }),
    ];
    expect(story.when(...toInvestigated, ...more, resolve).events()).toHaveLength(8);
  });

  it('stays open when the client refuses the decision', () => {
    const refused = communicateDecision({ ...k1, accepted: false });
    const story = given(registered, filed);
    story.when(...toInvestigated, resolve, refused, close).thenRefused('DECISION_REFUSED', k1);
    const otherwise = resolveComplaint({ ...k1, resolution: 'money back' });
    expect(story.when(...toInvestigated, resolve, refused, otherwise, communicate, close).events()).toHaveLength(9);
  });

  it('is closed without a corrective action, which can follow later', () => {
    given(registered, filed)
      .when(...toInvestigated, resolve, communicate, close, takeCorrectiveAction({ ...k1, action: 'new supplier' }))
      .events();
  });

  it('is reopened and then investigated anew', () => {
    const story = given(registered, filed);
    story.when(reopenComplaint(k1)).thenNothing();
    story
      .when(...toInvestigated, resolve, communicate, close, investigateComplaint({ ...k1, rootCause: 'wiring' }))
      .thenRefused('COMPLAINT_CLOSED');
    story
      .when(...toInvestigated, resolve, communicate, close, reopenComplaint(k1), resolve)
      .thenRefused('COMPLAINT_NOT_INVESTIGATED');
  });

  it('from an archived client is recorded and reactivates it', () => {
    given(registered, archived)
      .when(
        fileComplaint({ complaintId: 'k2', severity: 'low', text: 'cold' }),
        acknowledgeComplaint({ complaintId: 'k2' }),
      )
      .then({ type: 'ComplaintFiled' }, { type: 'ComplaintAcknowledged' });
  });

  it('of the past may have skipped steps, and is called odd', () => {
    given(registered, filed)
      .when(closeComplaint(k1, { imported: true }))
      .thenOdd('COMPLAINT_STEP_MISSING')
      .then({ type: 'ComplaintClosed' });
  });
});
