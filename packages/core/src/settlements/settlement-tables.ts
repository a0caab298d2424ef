import { assortmentFacts } from './facts/assortment-facts.ts';
import { clientFacts } from './facts/client-facts.ts';
import { dealFacts } from './facts/deal-facts.ts';
import { dealProductFacts } from './facts/deal-product-facts.ts';
import { paperFacts } from './facts/paper-facts.ts';
import { settlementFacts } from './facts/settlement-facts.ts';

/** The tables behind settlements, sales and statuses: a question that reads these spreads them into its own. */
export const settlementTables = {
  clients: clientFacts,
  settlements: settlementFacts,
  deals: dealFacts,
  dealProducts: dealProductFacts,
  papers: paperFacts,
  assortment: assortmentFacts,
} as const;
export type SettlementTables = typeof settlementTables;
