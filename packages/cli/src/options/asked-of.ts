import { type Asked, Calendar, type Filter, InvalidInstant } from 'clientele';

import { UsageError } from '../errors/usage-error.ts';
import type { QuestionOptions } from './question-options.ts';

/** The moment and the filter of a command line. Throws `UsageError` for a form that cannot be read. */
export function askedOf(options: QuestionOptions): Asked {
  const { asOf, knownAt, window, product, direction, owner, segment, channel, motion, source } = options;
  const filter: Filter = {
    ...(window !== undefined && { window: windowOf(window) }),
    ...(product !== undefined && { product }),
    ...(direction !== undefined && { direction }),
    ...(owner !== undefined && { owner }),
    ...(segment !== undefined && { segment: segmentOf(segment) }),
    ...(channel !== undefined && { channel }),
    ...(motion !== undefined && { motion }),
    ...(source !== undefined && { source }),
  };
  return {
    ...(asOf !== undefined && { at: momentOf('--as-of', asOf) }),
    ...(knownAt !== undefined && { knownAt: momentOf('--known-at', knownAt) }),
    ...(Object.keys(filter).length > 0 && { filter }),
  };
}

/** The text as it is: which instant a bare date means depends on the policy's zone. */
function momentOf(option: string, text: string): string {
  try {
    Calendar.of('UTC').parse(text);
    return text;
  } catch (error) {
    if (error instanceof InvalidInstant) throw new UsageError(option, error.message);
    throw error;
  }
}

function windowOf(text: string): { from: string; to: string } {
  const [from, to, ...rest] = text.split('..');
  if (!from || !to || rest.length > 0)
    throw new UsageError('--window', `"${text}" is not FROM..TO, such as 2026-01-01..2026-04-01`);
  const utc = Calendar.of('UTC');
  if (utc.parse(momentOf('--window', from)) >= utc.parse(momentOf('--window', to)))
    throw new UsageError('--window', `${to} is not after ${from}`);
  return { from, to };
}

function segmentOf(text: string): { key: string; value: string } {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError('--segment', `"${text}" is not KEY=VALUE, such as industry=bakeries`);
  return { key: text.slice(0, equals), value: text.slice(equals + 1) };
}
