import type { FunnelFacts } from '../facts.ts';
import type { FunnelPolicy } from '../policy.ts';
import { type CompiledPipeline, compilePipeline } from '../walk/compiled-pipeline.ts';

/** The pipelines of a policy, the default one first. */
export function pipelinesOf({ pipelines }: FunnelPolicy, { texts }: FunnelFacts): readonly CompiledPipeline[] {
  const names = Object.keys(pipelines).filter((name) => name !== 'default');
  return ['default', ...names].flatMap((name) => {
    const pipeline = pipelines[name];
    return pipeline === undefined ? [] : [compilePipeline(name, pipeline, texts)];
  });
}
