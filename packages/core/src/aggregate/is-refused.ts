import type { ClientRefusal, ClientRefusalCode } from '../client/refusals.ts';
import type { CompanyRefusal, CompanyRefusalCode } from '../company/refusals.ts';
import type { Refused } from './refused.ts';

type KnownRefusal = ClientRefusal | CompanyRefusal;

/** Every code that a command can be refused with. */
export type RefusalCode = ClientRefusalCode | CompanyRefusalCode;

/** The facts that come with a code. */
export type RefusalData<Code extends RefusalCode> = Extract<KnownRefusal, { code: Code }>['data'];

/**
 * Whether an error is a refusal, of a certain code where one is named. Goes by name and code, so it
 * also holds across two copies of this library.
 *
 * @example
 * if (isRefused(error, 'OFFER_EXPIRED')) console.log(error.data.validUntil);
 */
export function isRefused(error: unknown): error is Refused<RefusalCode>;
export function isRefused<Code extends RefusalCode>(
  error: unknown,
  code: Code,
): error is Refused<Code, RefusalData<Code>>;
export function isRefused(error: unknown, code?: string): boolean {
  if (!(error instanceof Error) || error.name !== 'Refused' || !('code' in error)) return false;
  return code === undefined || error.code === code;
}
