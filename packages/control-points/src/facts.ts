import { factTable, type Facts, settlementTables } from '@clientele/core';

import { pointFolds } from './facts/point-folds.ts';
import { pointColumns } from './facts/point-columns.ts';

/** What events say about control points: what falls due, what is done, what falls away. */
export const pointFacts = factTable({ name: 'controlPoints', version: 1, columns: pointColumns, folds: pointFolds });

const { clients, deals, dealProducts, assortment } = settlementTables;

/** The tables that control points read. */
export const controlPointTables = { clients, deals, dealProducts, assortment, controlPoints: pointFacts } as const;
export type ControlPointFacts = Facts<typeof controlPointTables>;
