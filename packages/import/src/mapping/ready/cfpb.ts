import type { MappingInput } from '../mapping.ts';

const client = 'company';
const complaintId = 'complaint_id';
const received = { column: 'date_received', format: 'M/d/yyyy' };
const sent = { column: 'date_sent_to_company', format: 'M/d/yyyy' };

/** Complaints to the US Consumer Financial Protection Bureau. */
export const cfpb: MappingInput = {
  name: 'cfpb',
  about:
    'Consumers are not named: the client is the company complained of. Received is filed, sent to the company is acknowledged; ' +
    'the response is the decision communicated, and has no date of its own: it is booked at the date of sending. ' +
    'A response that the consumer disputed was not accepted.',
  source: 'cfpb',
  tables: { complaints: { file: '*cfpb*.csv' } },
  clients: { company: { key: 'company', kind: 'organisation', name: 'company' } },
  entries: [
    {
      book: 'event',
      name: 'filed',
      from: 'complaints',
      client,
      event: 'ComplaintFiled',
      key: complaintId,
      at: received,
      data: {
        complaintId,
        severity: { $value: 'medium' },
        category: 'issue',
        product: 'product',
        channel: 'submitted_via',
        text: { $text: '{issue} {sub_issue}' },
      },
      report: [{ as: 'sent to the company before it was received', when: { earlier: sent, than: received } }],
    },
    {
      book: 'event',
      name: 'acknowledged',
      from: 'complaints',
      client,
      event: 'ComplaintAcknowledged',
      key: complaintId,
      at: sent,
      data: { complaintId },
    },
    {
      book: 'event',
      name: 'decided',
      from: 'complaints',
      client,
      when: { column: 'company_response_to_consumer', empty: false },
      event: 'ComplaintDecisionCommunicated',
      key: complaintId,
      at: sent,
      data: {
        complaintId,
        accepted: { $column: 'consumer_disputed?', as: 'negated' },
        note: 'company_response_to_consumer',
      },
      report: [{ as: 'the decision has no date of its own' }],
    },
  ],
};
