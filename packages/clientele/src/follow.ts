import { InvalidPolicy, isEventBody, newId, type UnknownTypes } from '@clientele/core';
import { follow, type FollowOptions, type Following, type ReadModel } from '@clientele/projections';

import { openReadModel } from './open-read-model.ts';
import { type ReadsTables, tablesOf, type TablesOf } from './projections.ts';
import type { Surroundings } from './surroundings.ts';
import { watchedWorker } from './watched-worker.ts';

/** By the name of each question that tells transitions, the policy under which it tells them. */
export type PoliciesOf<Questions extends readonly ReadsTables[]> = {
  readonly [Asked in Questions[number] as NameOf<Asked>]?: Asked extends { transitions(policy?: infer Policy): unknown }
    ? Policy
    : never;
};

type NameOf<Asked> = Asked extends { readonly name: infer Name extends string; transitions(): unknown } ? Name : never;

/** What `follow` is told besides the questions. */
export type ClienteleFollowOptions<Questions extends readonly ReadsTables[]> = Readonly<{
  /** Workers of one group share its tables and checkpoint: one leads, the others stand by. */
  group: string;
  /** Where the group keeps what it folds: a file, a PostgreSQL address, or a read model of the host. */
  readModel: string | ReadModel;
  /** Under which policies statuses and stages are followed; default those that the questions have by themselves. */
  policy?: PoliciesOf<Questions>;
  /** The name of this worker; default a new one. */
  worker?: string;
  /** What to do with events of types that this program does not know; default `stop`. */
  unknownEvents?: UnknownTypes;
}> &
  Partial<
    Pick<FollowOptions<TablesOf<Questions>>, 'partition' | 'replaces' | 'figures' | 'lease' | 'batch' | 'onNotice'>
  >;

/** Starts a worker that keeps the facts of some questions in a read model. */
export async function followQuestions<Questions extends readonly ReadsTables[]>(
  questions: Questions,
  { readModel: where, group, policy = {}, unknownEvents = 'stop', ...tuning }: ClienteleFollowOptions<Questions>,
  { store, catalogue, clock, telemetry, log }: Surroundings,
): Promise<Following<TablesOf<Questions>>> {
  const tables = tablesOf(questions);
  refuseUnknown(policy, questions);
  const readModel = typeof where === 'string' ? await openReadModel(where) : where;
  const known = new Set(Object.keys(catalogue.events));
  const worker = tuning.worker ?? newId(clock());
  const watched = watchedWorker(
    { telemetry, log, onNotice: tuning.onNotice },
    { group, worker, part: tuning.partition?.index ?? 0 },
    () => following.health(),
  );
  const following = follow({
    ...tuning,
    ...watched,
    store,
    readModel,
    group,
    tables,
    policies: policy,
    worker,
    clock,
    upcast: (type, version, data) => (isEventBody(data) ? catalogue.upcast(type, version, data) : data),
    unknownEvents: { known, policy: unknownEvents },
    onClose: async () => {
      watched.onClose?.();
      // One that was opened here is nobody else's to close.
      if (typeof where === 'string') await readModel.close();
    },
  });
  return following;
}

/** Sooner than when somebody subscribes, perhaps in the middle of the night. */
function refuseUnknown(policies: Readonly<Record<string, unknown>>, questions: readonly ReadsTables[]): void {
  const telling = new Map(questions.filter(tellsTransitions).map((question) => [question.name, question]));
  for (const [name, policy] of Object.entries(policies)) {
    const question = telling.get(name);
    if (question === undefined)
      throw new InvalidPolicy(
        name,
        `no question of that name is followed: there is ${[...telling.keys()].join(', ')}`,
        false,
      );
    question.transitions(policy);
  }
}

type Telling = Readonly<{ name: string; transitions: (policy: unknown) => unknown }>;

const tellsTransitions = (question: object): question is Telling & ReadsTables =>
  'name' in question && 'transitions' in question && typeof question.transitions === 'function';
