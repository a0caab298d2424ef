import { alreadySo } from '../../aggregate/already-so.ts';
import { type ComplaintStep, complaintSteps, isBefore } from '../complaint.ts';
import type { Asked, SomeDeciders } from './decider.ts';

/** Complaints, one step after the other. */
export const complainedDeciders = {
  AcknowledgeComplaint: (asked) => (wasTaken(asked, 'acknowledged') ? alreadySo : step(asked, 'acknowledged')),
  AssessComplaint(asked) {
    const { data, client } = asked;
    const so = client.complaints.get(data.complaintId)?.severity === data.severity;
    return so && wasTaken(asked, 'assessed') ? alreadySo : step(asked, 'assessed');
  },
  AssignComplaint(asked) {
    const { data, client } = asked;
    const so = client.complaints.get(data.complaintId)?.employee === data.employee;
    return so && wasTaken(asked, 'assigned') ? alreadySo : step(asked, 'assigned');
  },
  InvestigateComplaint(asked) {
    const { data, client } = asked;
    const so = client.complaints.get(data.complaintId)?.rootCause === data.rootCause;
    return so && wasTaken(asked, 'investigated') ? alreadySo : step(asked, 'investigated');
  },
  ResolveComplaint: (asked) => (wasTaken(asked, 'resolved') ? alreadySo : step(asked, 'resolved')),
  CommunicateDecision: (asked) => (wasTaken(asked, 'communicated') ? alreadySo : step(asked, 'communicated')),
  CloseComplaint(asked) {
    const { data, client, refuse } = asked;
    const { complaintId } = data;
    if (wasTaken(asked, 'closed')) return alreadySo;
    if (!client.complaints.get(complaintId)?.decisionRefused) return step(asked, 'closed');
    refuse('DECISION_REFUSED', { complaintId });
    return data;
  },
  ReopenComplaint: (asked) => (wasTaken(asked, 'closed') ? asked.data : alreadySo),
} satisfies SomeDeciders;

type About = Readonly<{ complaintId: string }>;
type AskedAbout<Data extends About> = Omit<Asked, 'data'> & Readonly<{ data: Data }>;

function wasTaken({ data, client }: AskedAbout<About>, taken: ComplaintStep): boolean {
  const complaint = client.complaints.get(data.complaintId);
  return complaint !== undefined && !isBefore(complaint.step, taken);
}

/** The next step, once those before it have been taken. */
function step<Data extends About>({ data, client, rules, refuse }: AskedAbout<Data>, to: ComplaintStep): Data {
  const { complaintId } = data;
  const complaint = client.complaints.get(complaintId);
  if (complaint === undefined) return data;
  if (complaint.step === 'closed') {
    refuse('COMPLAINT_CLOSED', { complaintId });
    return data;
  }
  const trivial = rules.complaints.trivialMaySkipInvestigation && complaint.severity === 'low';
  const missing = complaintSteps.filter(
    (before) => isBefore(complaint.step, before) && isBefore(before, to) && !(trivial && before === 'investigated'),
  );
  if (to === 'resolved' && missing.includes('investigated')) refuse('COMPLAINT_NOT_INVESTIGATED', { complaintId });
  else if (missing.length > 0) refuse('COMPLAINT_STEP_MISSING', { complaintId, step: to, missing });
  return data;
}
