import { isEventBody, newId, type Tables, type UnknownTypes } from '@clientele/core';
import { follow, type FollowOptions, type Following, type ReadModel } from '@clientele/projections';

import { openReadModel } from './open-read-model.ts';
import { type ReadsTables, tablesOf, type TablesOf } from './projections.ts';
import type { Surroundings } from './surroundings.ts';
import { watchedWorker } from './watched-worker.ts';

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
  { readModel: where, group, unknownEvents = 'stop', ...tuning }: ClienteleFollowOptions<TablesOf<Questions>>,
  { store, catalogue, clock, telemetry, log }: Surroundings,
): Promise<Following<TablesOf<Questions>>> {
  const tables = tablesOf(questions);
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
