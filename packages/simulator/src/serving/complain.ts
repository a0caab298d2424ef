import { serviceLead } from '../company/staff.ts';
import { dateOf } from '../chance/working-time.ts';
import type { Life } from '../life/life.ts';
import { euros } from '../selling/basket.ts';

/** What a client complains about. */
export type Grievance = Readonly<{
  severity: 'low' | 'medium' | 'high';
  product?: string;
  dealId?: string;
  surveyId?: string;
  text: string;
}>;

const causes = [
  { rootCause: 'damaged on the way', processAtFault: 'delivery' },
  { rootCause: 'wrong article picked', processAtFault: 'warehouse' },
  { rootCause: 'promised too early', processAtFault: 'sales' },
  { rootCause: 'worn part', processAtFault: 'production' },
  { rootCause: 'unclear invoice', processAtFault: 'accounting' },
] as const;

/** A complaint from filing to closing, at times refused at first, at times opened again. */
export function complain(life: Life, filed: number, { text, ...grievance }: Grievance): void {
  const complaintId = life.newId('complaint');
  const by = serviceLead.name;
  life.feel(-0.5);
  life.write(filed, 'ComplaintFiled', { complaintId, ...grievance, channel: life.dice.pick(['phone', 'email']), text });
  const acknowledged = life.later(filed, 0.05, 2);
  life.write(acknowledged, 'ComplaintAcknowledged', { complaintId, channel: 'email' }, by);
  const assessed = life.later(acknowledged, 0.1, 2);
  life.write(
    assessed,
    'ComplaintAssessed',
    { complaintId, severity: grievance.severity, justified: life.dice.happens(0.85) },
    by,
  );
  const assigned = life.later(assessed, 0.05, 1);
  life.write(
    assigned,
    'ComplaintAssigned',
    { complaintId, employee: by, department: 'service', dueDate: dateOf(life.later(assigned, 10, 12)) },
    by,
  );
  const closed = solve(life, assigned, complaintId);
  if (closed === undefined || !life.dice.happens(0.07)) return;
  const reopened = life.later(closed, 3, 25);
  life.write(reopened, 'ComplaintReopened', { complaintId, why: 'It happened again' });
  solve(life, reopened, complaintId);
}

/** From the investigation to the close; undefined while the client has not accepted. */
function solve(life: Life, from: number, complaintId: string): number | undefined {
  const by = serviceLead.name;
  const investigated = life.later(from, 0.5, 7);
  const cause = life.dice.pick(causes);
  life.write(investigated, 'ComplaintInvestigated', { complaintId, ...cause }, by);
  let told = resolve(life, investigated, complaintId, life.dice.happens(0.85));
  if (told.accepted) life.feel(0.4);
  else {
    if (life.dice.happens(0.2)) return undefined;
    told = resolve(life, told.at, complaintId, true);
  }
  const acted = life.later(told.at, 0.1, 6);
  const doneAbout = life.dice.weighted({ removed: 65, waived: 20, nothing: 15 });
  if (doneAbout === 'removed')
    life.write(
      acted,
      'CorrectiveActionTaken',
      { complaintId, action: 'The procedure was changed', process: cause.processAtFault },
      by,
    );
  if (doneAbout === 'waived') life.write(acted, 'CorrectiveActionWaived', { complaintId, why: 'A single case' }, by);
  const closed = life.later(acted, 0.05, 2);
  life.write(closed, 'ComplaintClosed', { complaintId }, by);
  return closed;
}

function resolve(life: Life, from: number, complaintId: string, accepted: boolean): { at: number; accepted: boolean } {
  const by = serviceLead.name;
  const resolved = life.later(from, 0.5, 6);
  const kind = life.dice.pick(['replacement', 'repair', 'apology', 'discount']);
  const cost = kind === 'apology' ? {} : { cost: euros(life.dice.whole(20, 400) * 100) };
  life.write(resolved, 'ComplaintResolved', { complaintId, resolution: 'We put it right', kind, ...cost }, by);
  const at = life.later(resolved, 0.05, 2);
  life.write(at, 'ComplaintDecisionCommunicated', { complaintId, channel: 'phone', accepted }, by);
  return { at, accepted };
}
