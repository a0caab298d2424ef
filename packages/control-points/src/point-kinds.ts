/** The control points, by what each waits for. */
export const pointKinds = [
  'meeting-minutes',
  'offer-validity',
  'offer-revision',
  'contract-revision',
  'invoice-due',
  'invoice-validity',
  'preparation-approval',
  'delivery',
  'concession-end',
  'answer',
  'promised-answer',
  'contract-end',
  'renewal-notice',
  'presentation-retry',
  'deal-retry',
  'planned-contact',
  'contact-interval',
  'complaint',
  'task',
] as const;

/** What a control point waits for. */
export type PointKind = (typeof pointKinds)[number];
