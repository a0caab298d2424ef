/**
 * A row for each thing that an event says about a control point:
 *
 * | fact | says |
 * |---|---|
 * | `due` | the point falls due: on `date`, or a time after the event that the policy names |
 * | `done` | what the point waited for has happened: for its subject, or for its deal |
 * | `dropped` | nobody waits for it any more |
 * | `term` | of a contract: its end, days of notice, whether it renews itself; `how` it came |
 * | `paid` | money that came for an invoice (refunds negative) |
 * | `contacted` | a contact on a channel (`how`); its subject is the plan that it carries out |
 * | `minutes` | minutes were sent, of the meeting of a day (`date`) or of the last ones |
 * | `ended` | a deal or all of the client is over: `closed`, `lost`, `archived` |
 */
export const pointColumns = {
  fact: 'text',
  point: 'text',
  /** Id of what it is about: an offer, an invoice, a request, a task … */
  subject: 'text',
  dealId: 'text',
  /** A day or an instant, as written. */
  date: 'text',
  how: 'text',
  currency: 'text',
  /** Minor units. */
  minor: 'number',
  /** Days of notice before a contract ends. */
  days: 'number',
  /** 1 for a contract that renews itself, 0 for one that says it does not. */
  renews: 'number',
} as const;
