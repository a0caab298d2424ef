import type { Dice } from '../chance/dice.ts';

const given = [
  'Alma',
  'Boris',
  'Celia',
  'Dario',
  'Edda',
  'Fabio',
  'Gisela',
  'Henk',
  'Irma',
  'Jakob',
  'Klara',
  'Luis',
  'Mara',
  'Nils',
  'Olga',
  'Pavel',
  'Rosa',
  'Stefan',
  'Tilda',
  'Viktor',
] as const;
const family = [
  'Abel',
  'Blom',
  'Castro',
  'Dahl',
  'Engel',
  'Fiala',
  'Graf',
  'Horn',
  'Ivers',
  'Jung',
  'Kraus',
  'Lund',
  'Moreau',
  'Nagy',
  'Orban',
  'Petit',
  'Rossi',
  'Sand',
  'Thoma',
  'Vogel',
] as const;
const places = [
  'Mill',
  'Harbour',
  'Market',
  'Castle',
  'Bridge',
  'Garden',
  'Station',
  'Tower',
  'River',
  'Hill',
] as const;
const trades = {
  bakeries: 'Bakery',
  cafes: 'Café',
  hotels: 'Hotel',
  restaurants: 'Kitchen',
  retail: 'Stores',
} as const;

export type Industry = keyof typeof trades;

export const personName = (dice: Dice): string => `${dice.pick(given)} ${dice.pick(family)}`;

export const organisationName = (dice: Dice, industry: Industry): string =>
  `${dice.pick(dice.happens(0.5) ? places : family)} ${trades[industry]}`;

/** An address that nobody has: the domain is reserved for examples. */
export const emailOf = (name: string): string =>
  `${name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]+/g, '.')}@example.com`;

export const phoneOf = (dice: Dice): string => `+49 555 ${String(dice.whole(100_000, 999_999))}`;
