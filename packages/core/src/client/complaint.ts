/** The way of a complaint, in order. */
export const complaintSteps = [
  'filed',
  'acknowledged',
  'assessed',
  'assigned',
  'investigated',
  'resolved',
  'communicated',
  'closed',
] as const;
export type ComplaintStep = (typeof complaintSteps)[number];

/** Whether a step comes before another. */
export const isBefore = (a: ComplaintStep, b: ComplaintStep): boolean =>
  complaintSteps.indexOf(a) < complaintSteps.indexOf(b);

/** What decisions need to know of a complaint. */
export type Complaint = Readonly<{
  /** The furthest step since it was last reopened or its decision was refused. */
  step: ComplaintStep;
  severity: string;
  employee?: string | undefined;
  rootCause?: string | undefined;
  /** The client refused the latest decision. */
  decisionRefused: boolean;
}>;
