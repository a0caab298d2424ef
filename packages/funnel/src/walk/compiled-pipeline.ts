import type { Dictionary } from '@clientele/core';

import { type StepType, stepTypes } from '../facts/step-types.ts';
import type { Pipeline } from '../pipeline.ts';

/** A pipeline as tables by event, so that a walk looks up and never searches. Stages are numbered from 0. */
export type CompiledPipeline = Readonly<{
  name: string;
  /** Its name's code in the texts; 0 where no deal names it. */
  code: number;
  stages: readonly string[];
  /** By index into `stepTypes`: the stage that the event enters; -1 for none. */
  entered: Int8Array;
  /** The stage that a revised offer and a rejected contract move back to; -1 for none. */
  offer: number;
  /** The stage of a name, by its code in the texts. */
  named: ReadonlyMap<number, number>;
}>;

export function compilePipeline(name: string, { stages }: Pipeline, texts: Dictionary): CompiledPipeline {
  return {
    name,
    code: texts.find(name),
    stages: stages.map(({ stage }) => stage),
    entered: byEvent(stages.map(({ enteredBy }) => enteredBy)),
    offer: stages.findIndex(({ enteredBy }) => enteredBy.includes('OfferMade')),
    named: new Map(stages.flatMap(({ stage }, index) => (texts.find(stage) > 0 ? [[texts.find(stage), index]] : []))),
  };
}

function byEvent(events: readonly (readonly StepType[])[]): Int8Array {
  const stageOf = new Int8Array(stepTypes.length).fill(-1);
  events.forEach((types, stage) => {
    for (const type of types) stageOf[stepTypes.indexOf(type)] = stage;
  });
  return stageOf;
}
