import {
  type ControlPoint,
  controlPointsAt,
  type ControlPointsPolicyInput,
  controlPointTables,
  type PointKind,
} from '@clientele/control-points';
import { type ClientEventData, idFromKey, type StoredEvent } from '@clientele/core';
import { assignTask, finishTask, reassignTask } from '@clientele/core/commands';

import type { Effect } from '../effect.ts';
import { type Reaction, type ReactionEvent, reaction } from '../reaction.ts';

export type ControlPointOptions = Readonly<{
  /** Which points are watched, how long before they deserve notice, the company's zone. */
  policy?: ControlPointsPolicyInput;
  /** Points that become tasks; default all that are watched but tasks themselves. */
  tasks?: readonly PointKind[];
  /** Whose the task is where the client has no owner; default nobody's: then there is only a notification. */
  employee?: string;
}>;

type Controlled = typeof controlPointTables;

/**
 * Control points become tasks and notifications. When a point deserves notice (or is missed) the
 * client's owner gets a task that is due when it is, and whoever listens is told
 * `control-point.soon`, and `control-point.missed` when its time is over. Once the point is met, moved
 * or gone, its task is done; another owner takes the open ones over. What fell due before the
 * reaction began is left alone, and so is what is learned of more than 30 days after it fell due.
 *
 * @example
 * await runReactions({ reactions: [controlPointDeadlines({ policy: { zone: 'Europe/Berlin' } })], … });
 */
export function controlPointDeadlines(options: ControlPointOptions = {}): Reaction<Controlled> {
  const { policy: given = {}, employee, tasks } = options;
  // Our own tasks are points too: they are watched in any case, and told of only where that is asked for.
  const policy: ControlPointsPolicyInput = given.watched ? { ...given, watched: [...given.watched, 'task'] } : given;
  const isWatched = (point: PointKind) => given.watched?.includes(point) ?? true;
  const becomesTask = (point: PointKind) => point !== 'task' && (tasks?.includes(point) ?? true);
  return reaction<Controlled>({
    name: 'control-point-deadlines',
    version: 1,
    on: ['OwnerAssigned', 'OwnerHandedOver'],
    react: takeOver,
    deadlines: {
      tables: controlPointTables,
      due(facts, since, until) {
        const points = controlPointsAt(facts, { at: until }, policy);
        const waiting = points.filter(
          (point) => point.due >= since && isWatched(point.point) && !isOurs(point) && (point.soon || point.overdue),
        );
        return [
          ...waiting.map(notify),
          ...waiting
            .filter(({ point }) => becomesTask(point))
            .flatMap((point) => assign(point, point.owner ?? employee)),
          ...finish(points),
        ];
      },
    },
  });
}

const prefix = 'control-point-';

/** The id that the task of a point always has. */
const taskIdOf = ({ id, due }: ControlPoint): string => `${prefix}${idFromKey(due, 'task', id, due)}`;

const isOurs = ({ point, subject }: ControlPoint): boolean => point === 'task' && subject?.startsWith(prefix) === true;

function notify(point: ControlPoint): Effect {
  const { id, clientId, due, soon, dealId, subject, setBy, owner } = point;
  const [state, says] = soon ? (['soon', 'is due'] as const) : (['missed', 'was missed: it was due'] as const);
  return {
    kind: 'notification',
    name: `${id}/${due}/${state}`,
    topic: `control-point.${state}`,
    clientId,
    at: soon ? point.noticeFrom : due,
    title: `${point.point} of client ${clientId} ${says} ${due}`,
    data: { point: point.point, due, dealId, subject, owner, setBy },
  };
}

function assign(point: ControlPoint, employee: string | undefined): readonly Effect[] {
  if (employee === undefined) return [];
  const { id, clientId, due, dealId, setBy } = point;
  const task = {
    taskId: taskIdOf(point),
    employee,
    what: `${point.point}, due ${due} (${setBy})`,
    kind: point.point,
    dueDate: due,
    ...(dealId !== null && { dealId }),
  };
  return [{ kind: 'command', name: `${id}/${due}/task`, clientId, command: assignTask(task, { causationId: setBy }) }];
}

/** Open tasks of points that are met, or are no points any more, however long ago they fell due. */
function finish(points: readonly ControlPoint[]): readonly Effect[] {
  const open = points.filter((point) => isOurs(point) && point.doneAt === null);
  if (open.length === 0) return [];
  const settled = new Map(points.map((point) => [taskIdOf(point), point]));
  // A task that was moved is told of once.
  const tasks = new Map(open.flatMap(({ subject, clientId }) => (subject === null ? [] : [[subject, clientId]])));
  return [...tasks].flatMap(([taskId, clientId]): readonly Effect[] => {
    const point = settled.get(taskId);
    if (point?.state === 'pending' || point?.overdue === true) return [];
    const outcome = point === undefined ? 'no longer needed' : point.state === 'met' ? 'done in time' : 'done late';
    return [{ kind: 'command', name: `${taskId}/done`, clientId, command: finishTask({ taskId, outcome }) }];
  });
}

/** Open tasks of control points go to the new owner. */
function takeOver({ clientId, data, reference }: ReactionEvent, story: readonly StoredEvent[]): readonly Effect[] {
  const said = data as ClientEventData<'OwnerAssigned'> | ClientEventData<'OwnerHandedOver'>;
  const owner = 'to' in said ? said.to : said.employee;
  const holders = new Map<string, string>();
  for (const event of story) {
    if (event.type === 'TaskAssigned') {
      const { taskId, employee } = event.data as ClientEventData<'TaskAssigned'>;
      if (taskId.startsWith(prefix)) holders.set(taskId, employee);
    } else if (event.type === 'TaskReassigned') {
      const { taskId, to } = event.data as ClientEventData<'TaskReassigned'>;
      if (holders.has(taskId)) holders.set(taskId, to);
    } else if (event.type === 'TaskDone') holders.delete((event.data as ClientEventData<'TaskDone'>).taskId);
  }
  return [...holders]
    .filter(([, employee]) => employee !== owner)
    .map(([taskId]) => ({
      kind: 'command',
      name: taskId,
      clientId,
      command: reassignTask({ taskId, to: owner }, { causationId: reference }),
    }));
}
