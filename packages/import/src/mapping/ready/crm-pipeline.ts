import type { MappingInput } from '../mapping.ts';

const client = 'account';
const opportunity = 'opportunity_id';
const deals = { from: 'pipeline', client, key: opportunity } as const;
const engaged = { column: 'engage_date', format: 'M/d/yyyy' };
const closed = { column: 'close_date', format: 'M/d/yyyy' };
const product = { $column: 'product', names: 'product' };
const stageIs = (...stages: string[]) => ({ column: 'deal_stage', is: stages });

/** The company's products, people and stages were there before its first deal. */
const before = { otherwise: '2016-10-01' };

/** CRM Sales Opportunities (Maven Analytics): deals of a fictitious seller of hardware. */
export const crmPipeline: MappingInput = {
  name: 'crm-pipeline',
  about:
    'Deals open when they are engaged, those without a date at the end of 2017. Won deals are closed and paid on one day; ' +
    'of lost ones neither category nor reason is recorded. A deal is worth its product’s list price until it is won. ' +
    'Deals without an account belong to no client that is known.',
  source: 'crm-pipeline',
  currency: 'USD',
  tables: {
    pipeline: { file: 'sales_pipeline.csv' },
    accounts: { file: 'accounts.csv', lookup: { key: 'account', by: 'account' } },
    products: { file: 'products.csv', lookup: { key: 'product', by: product } },
    teams: { file: 'sales_teams.csv' },
  },
  names: {
    product: { GTXPro: 'GTX Pro' },
    sector: { technolgy: 'technology' },
    country: { Philipines: 'Philippines' },
  },
  clients: {
    account: {
      key: 'account',
      kind: 'organisation',
      name: 'account',
      profile: {
        industry: { $column: 'accounts.sector', names: 'sector' },
        yearFounded: { $column: 'accounts.year_established', as: 'integer' },
        size: { $column: 'accounts.employees', as: 'integer' },
        country: { $column: 'accounts.office_location', names: 'country' },
        parentClientId: { $client: 'accounts.subsidiary_of' },
        parameters: { revenueMillions: { $column: 'accounts.revenue', as: 'number' } },
      },
    },
  },
  entries: [
    {
      book: 'company',
      name: 'products',
      from: 'products',
      event: 'ProductListed',
      key: 'product',
      at: before,
      data: { product: 'product', direction: 'series', price: { $price: 'sales_price' } },
    },
    {
      book: 'company',
      name: 'agents',
      from: 'teams',
      event: 'EmployeeJoined',
      key: 'sales_agent',
      at: before,
      data: { employee: 'sales_agent', role: { $value: 'sales agent' }, branch: 'regional_office', manager: 'manager' },
    },
    {
      book: 'company',
      name: 'stages',
      from: 'pipeline',
      event: 'PolicyAdopted',
      key: { $value: 'funnel' },
      at: before,
      data: {
        name: { $value: 'funnel' },
        version: { $value: '1' },
        content: {
          $value: {
            pipelines: {
              default: {
                stages: [
                  { stage: 'Prospecting', enteredBy: ['DealOpened'] },
                  { stage: 'Engaging', enteredBy: ['PresentationHeld'] },
                ],
              },
            },
          },
        },
      },
    },
    {
      book: 'event',
      name: 'opened',
      ...deals,
      event: 'DealOpened',
      at: { ...engaged, otherwise: '2017-12-31' },
      data: {
        dealId: opportunity,
        owner: 'sales_agent',
        products: [
          { product, direction: 'products.series', quantity: { $value: 1 }, price: { $price: 'products.sales_price' } },
        ],
      },
    },
    {
      book: 'event',
      name: 'engaged',
      ...deals,
      when: { column: 'engage_date', empty: false },
      event: 'PresentationHeld',
      at: engaged,
      data: { dealId: opportunity, products: [product], employee: 'sales_agent' },
    },
    {
      book: 'sale',
      name: 'paid',
      ...deals,
      when: stageIs('Won'),
      at: closed,
      deal: opportunity,
      product,
      direction: 'products.series',
      amount: 'close_value',
      owner: 'sales_agent',
    },
    {
      book: 'event',
      name: 'won',
      ...deals,
      when: stageIs('Won'),
      event: 'DealClosed',
      at: closed,
      data: { dealId: opportunity, amount: { $amount: 'close_value' } },
    },
    {
      book: 'event',
      name: 'lost',
      ...deals,
      when: stageIs('Lost'),
      event: 'DealLost',
      at: closed,
      data: { dealId: opportunity, stage: { $value: 'Engaging' }, category: { $value: 'not recorded' } },
    },
  ],
};
