export * from '@clientele/core/commands';
export {
  defineEvent,
  eur,
  gbp,
  money,
  usd,
  formatMoney,
  decimalOf,
  Refused,
  RevisionConflict,
  InvalidEvent,
} from '@clientele/core';
export type { Money } from '@clientele/core';
export { funnel } from '@clientele/funnel';
export { openClientele } from './open-clientele.ts';
export type { ClienteleOptions } from './open-clientele.ts';
export type { Clientele } from './clientele.ts';
export type { ClientHandle } from './client-handle.ts';
export type { CompanyHandle } from './company-handle.ts';
