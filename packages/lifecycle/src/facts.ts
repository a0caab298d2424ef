import { type Facts, settlementTables } from '@clientele/core';

import { activityFacts } from './facts/activity-facts.ts';
import { contractFacts } from './facts/contract-facts.ts';

/** The tables that lifecycle reads. */
export const lifecycleTables = { ...settlementTables, contracts: contractFacts, activity: activityFacts } as const;
export type LifecycleTables = typeof lifecycleTables;
export type LifecycleFacts = Facts<LifecycleTables>;
