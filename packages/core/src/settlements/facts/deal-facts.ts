import { factTable } from '../../projection/fact-table.ts';
import { productOf } from './deal-product-facts.ts';

type Lines = readonly Parameters<typeof productOf>[0][] | undefined;

/** Deals as they were opened: what they can be told apart by. What became of them is not said here. */
export const dealFacts = factTable({
  name: 'deals',
  version: 1,
  columns: {
    dealId: 'text',
    /** Name of the pipeline; absent for the company's main one. */
    pipeline: 'text',
    motion: 'text',
    cycle: 'text',
    channel: 'text',
    source: 'text',
    owner: 'text',
    /** The product that all lines are about; absent where they differ. */
    product: 'text',
    /** The direction that all lines are about; absent where they differ or do not say. */
    direction: 'text',
    /** A day or an instant, as written. */
    expectedClose: 'text',
  },
  folds: {
    DealOpened({ dealId, pipeline, motion, cycle, salesChannel, source, owner, products, expectedClose }, add) {
      add({
        dealId,
        pipeline,
        motion,
        cycle,
        channel: salesChannel,
        source,
        owner,
        product: shared(products, productOf),
        direction: shared(products, ({ direction }) => direction),
        expectedClose,
      });
    },
  },
});

/** What all lines say, if they say the same. */
function shared(lines: Lines = [], of: (line: NonNullable<Lines>[number]) => string | undefined): string | undefined {
  const [first, ...others] = lines.map(of);
  return others.every((other) => other === first) ? first : undefined;
}
