/** A product of the simulated company, a maker and supplier for everybody who bakes. */
export type Product = Readonly<{
  product: string;
  direction: string;
  /** Cents for one unit. */
  price: number;
  /** Cents that one unit costs the company. */
  cost: number;
  /** Bought once in years, used up and bought again, or done by our people. */
  kind: 'machine' | 'consumable' | 'service';
  quantities: readonly [least: number, most: number];
  /** How much better or worse than others it is received, in points of satisfaction. */
  liking: number;
  /** Share of the window after which it is listed. */
  listedAfter: number;
}>;

export const directions = ['ovens', 'mixers', 'ingredients', 'service'] as const;

type Entry = readonly [string, string, number, number, Product['kind'], readonly [number, number], number, number?];

const entries: readonly Entry[] = [
  ['deck-oven', 'ovens', 1_250_000, 830_000, 'machine', [1, 2], 0.4],
  ['rack-oven', 'ovens', 1_890_000, 1_310_000, 'machine', [1, 1], -0.5],
  ['proofer', 'ovens', 420_000, 265_000, 'machine', [1, 3], 0.1],
  ['spiral-mixer', 'mixers', 640_000, 410_000, 'machine', [1, 2], 0.3],
  ['planetary-mixer', 'mixers', 390_000, 240_000, 'machine', [1, 2], 0],
  ['table-mixer', 'mixers', 48_000, 29_000, 'machine', [1, 1], -0.2, 0.4],
  ['rye-mix', 'ingredients', 185, 110, 'consumable', [80, 900], 0.2],
  ['sourdough-starter', 'ingredients', 340, 150, 'consumable', [20, 200], 0.5],
  ['dry-yeast', 'ingredients', 210, 130, 'consumable', [30, 300], 0],
  ['fruit-glaze', 'ingredients', 575, 330, 'consumable', [10, 120], -0.4],
  ['installation', 'service', 65_000, 41_000, 'service', [1, 1], -0.1],
  ['maintenance', 'service', 89_000, 52_000, 'service', [1, 2], 0.1],
  ['baking-course', 'service', 24_000, 9_000, 'service', [1, 4], 0.6],
];

export const assortment: readonly Product[] = entries.map(
  ([product, direction, price, cost, kind, quantities, liking, listedAfter = 0]) => ({
    product,
    direction,
    price,
    cost,
    kind,
    quantities,
    liking,
    listedAfter,
  }),
);

/** What the questionnaire of a product is called. */
export const questionnaireOf = (product: string): string => `${product} questions`;
