import type { Pipeline } from '../pipeline.ts';
import type { Asked } from './decider.ts';

/** Refuses what can only be done in a deal that is open. */
export function mustBeOpen({ client, refuse }: Asked, dealId: string | undefined): void {
  const status = dealId === undefined ? undefined : client.deals.get(dealId)?.status;
  if (dealId !== undefined && status !== undefined && status !== 'open') refuse('DEAL_NOT_OPEN', { dealId, status });
}

/** The way of a deal through its stages. */
export function pipelineOf({ client, rules }: Asked, dealId: string | undefined): Pipeline | undefined {
  const name = dealId === undefined ? undefined : client.deals.get(dealId)?.pipeline;
  return rules.pipelines[name ?? 'default'] ?? rules.pipelines['default'];
}
