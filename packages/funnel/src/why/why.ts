import type { Asked, Why } from '@clientele/core';
import type { FunnelFacts } from '../facts.ts';
import type { FunnelPolicyInput } from '../policy.ts';
export function whyOf(_facts: FunnelFacts, _asked: Asked, path: string, _policy?: FunnelPolicyInput): Why {
  return { path, value: null, because: '', facts: [], context: {} };
}
