import type { Money } from '@clientele/core';

import { assortment, type Product } from '../company/assortment.ts';
import type { Life } from '../life/life.ts';

/** One line of a purchase: what, how much of it, and what it comes to, in cents. */
export type BasketLine = Readonly<{ product: Product; quantity: number; net: number }>;

export type Basket = readonly BasketLine[];

export const euros = (minor: number): Money => ({ minor, currency: 'EUR' });

export const totalOf = (basket: Basket): number => basket.reduce((sum, { net }) => sum + net, 0);

/** What the client buys now: mostly what it uses up, at times a machine or the work of our people. */
export function chooseBasket(life: Life, at: number, discount = 0): Basket {
  const share = life.window.shareAt(at);
  const kind = life.dice.weighted(
    life.bought.size === 0
      ? { consumable: 45, machine: 40, service: 15 }
      : { consumable: 76, machine: 10, service: 14 },
  );
  const offered = assortment.filter((one) => one.kind === kind && one.listedAfter <= share && affordable(one, life));
  const favourites = offered.filter(({ product }) => life.bought.has(product));
  const choice = favourites.length > 0 && life.dice.happens(0.8) ? favourites : offered;
  const [first = assortment[6], ...others] = choice;
  const lines = first === undefined ? [] : [life.dice.pick([first, ...others])];
  if (life.dice.happens(0.35)) {
    const besides = offered.find((one) => !lines.includes(one));
    if (besides !== undefined) lines.push(besides);
  }
  return lines.map((product) => line(product, life, discount));
}

/** The same lines at another price. */
export const reduced = (basket: Basket, percent: number): Basket =>
  basket.map((line) => ({ ...line, net: Math.round((line.net * (100 - percent)) / 100) }));

const affordable = ({ price }: Product, { kind }: Life): boolean => kind === 'organisation' || price < 50_000;

function line(product: Product, life: Life, discount: number): BasketLine {
  const [least, most] = product.quantities;
  const quantity = Math.max(1, Math.round(life.dice.whole(least, most) / (life.kind === 'person' ? 12 : 1)));
  return { product, quantity, net: Math.round((product.price * quantity * (100 - discount)) / 100) };
}

/** The lines as a deal, an offer or a contract names them. */
export const itemsOf = (basket: Basket) =>
  basket.map(({ product: { product, direction, price, cost }, quantity }) => ({
    product,
    direction,
    quantity,
    price: euros(price),
    cost: euros(cost),
  }));

/** The lines as an invoice or a payment names them: `part` of `parts` equal instalments, to the cent. */
export const moneyLinesOf = (basket: Basket, part = 0, parts = 1) =>
  basket.map(({ product: { product, direction, cost }, quantity, net }) => ({
    product,
    direction,
    amount: euros(instalment(net, part, parts)),
    cost: euros(instalment(cost * quantity, part, parts)),
    ...(parts === 1 && { quantity }),
  }));

/** What an instalment comes to: the first takes the odd cents, so that it is never short of its share. */
const instalment = (amount: number, part: number, parts: number): number => {
  const equal = Math.floor(amount / parts);
  return part === 0 ? amount - equal * (parts - 1) : equal;
};

/** What an instalment of the whole basket comes to. */
export const partOf = (basket: Basket, part: number, parts: number): number =>
  basket.reduce((sum, { net }) => sum + instalment(net, part, parts), 0);

export const deliveredItemsOf = (basket: Basket) =>
  basket.map(({ product: { product, direction }, quantity }) => ({ product, direction, quantity }));
