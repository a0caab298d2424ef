import { instant } from '@clientele/core';

/** The three years that are simulated. */
export const simulatedFrom = '2023-01-01';
export const simulatedUntil = instant('2026-01-01T00:00:00.000Z');
