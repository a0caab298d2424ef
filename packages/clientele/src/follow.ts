import { isEventBody, newId, type Tables, type UnknownTypes } from '@clientele/core';
import { follow, type FollowOptions, type Following, type ReadModel } from '@clientele/projections';

import { openReadModel } from './open-read-model.ts';
import { type ReadsTables, tablesOf, type TablesOf } from './projections.ts';
import type { Surroundings } from './surroundings.ts';

/** What `follow` is told besides the questions. */
export type ClienteleFollowOptions<T extends Tables> = Readonly<{
  /** Workers of one group share its tables and checkpoint: one leads, the others stand by. */
  group: string;
  /** Where the group keeps what it folds: a file, a PostgreSQL address, or a read model of the host. */
  readModel: string | ReadModel;
  /** The name of this worker; default a new one. */
  worker?: string;
  /** What to do with events of types that this program does not know; default `stop`. */
  unknownEvents?: UnknownTypes;
}> &
  Partial<Pick<FollowOptions<T>, 'partition' | 'figures' | 'lease' | 'batch' | 'onNotice'>>;

/** Starts a worker that keeps the facts of some questions in a read model. */
export async function followQuestions<Questions extends readonly ReadsTables[]>(
  questions: Questions,
  { readModel: where, group, worker, unknownEvents = 'stop', ...tuning }: ClienteleFollowOptions<TablesOf<Questions>>,
  { store, catalogue, clock }: Surroundings,
): Promise<Following<TablesOf<Questions>>> {
  const tables = tablesOf(questions);
  const readModel = typeof where === 'string' ? await openReadModel(where) : where;
  const known = new Set(Object.keys(catalogue.events));
  return follow({
    ...tuning,
    store,
    readModel,
    group,
    tables,
    worker: worker ?? newId(clock()),
    clock,
    upcast: (type, version, data) => (isEventBody(data) ? catalogue.upcast(type, version, data) : data),
    unknownEvents: { known, policy: unknownEvents },
    // One that was opened here is nobody else's to close.
    ...(typeof where === 'string' && { onClose: () => readModel.close() }),
  });
}
