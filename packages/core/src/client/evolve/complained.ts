import type { Owner } from '../../aggregate/shared-map.ts';
import { type Complaint, type ComplaintStep, isBefore } from '../complaint.ts';
import type { Changes, NextClient } from './change.ts';
import { reactivate } from './standing.ts';

/** Complaints, step by step. */
export const complainedChanges: Changes = {
  ComplaintFiled(next, { complaintId, severity }, { owner }) {
    reactivate(next);
    next.complaints = next.complaints.with(owner, complaintId, { step: 'filed', severity, decisionRefused: false });
  },
  ComplaintAcknowledged(next, { complaintId }, { owner }) {
    advance(next, owner, complaintId, 'acknowledged', {});
  },
  ComplaintAssessed(next, { complaintId, severity }, { owner }) {
    advance(next, owner, complaintId, 'assessed', { severity });
  },
  ComplaintAssigned(next, { complaintId, employee }, { owner }) {
    advance(next, owner, complaintId, 'assigned', { employee });
  },
  ComplaintInvestigated(next, { complaintId, rootCause }, { owner }) {
    advance(next, owner, complaintId, 'investigated', { rootCause });
  },
  ComplaintResolved(next, { complaintId }, { owner }) {
    advance(next, owner, complaintId, 'resolved', { decisionRefused: false });
  },
  ComplaintDecisionCommunicated(next, { complaintId, accepted }, { owner }) {
    // A decision that is refused leaves the case where it was before it.
    const refused = { step: 'investigated', decisionRefused: true } as const;
    change(next, owner, complaintId, accepted === false ? refused : { step: 'communicated', decisionRefused: false });
  },
  ComplaintClosed(next, { complaintId }, { owner }) {
    change(next, owner, complaintId, { step: 'closed' });
  },
  ComplaintReopened(next, { complaintId }, { owner }) {
    change(next, owner, complaintId, { step: 'assigned', rootCause: undefined, decisionRefused: false });
  },
};

function change(next: NextClient, owner: Owner, complaintId: string, by: Partial<Complaint>): void {
  const complaint = next.complaints.get(complaintId);
  if (complaint) next.complaints = next.complaints.with(owner, complaintId, { ...complaint, ...by });
}

/** A step forward; one that is taken again does not throw the case back. */
function advance(
  next: NextClient,
  owner: Owner,
  complaintId: string,
  step: ComplaintStep,
  by: Partial<Complaint>,
): void {
  const known = next.complaints.get(complaintId)?.step ?? 'filed';
  change(next, owner, complaintId, { ...by, step: isBefore(known, step) ? step : known });
}
