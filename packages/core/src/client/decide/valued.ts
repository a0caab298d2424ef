import { alreadySo } from '../../aggregate/already-so.ts';
import type { SomeDeciders } from './decider.ts';

/** Tasks. */
export const valuedDeciders = {
  ReassignTask({ data, client, refuse }) {
    const { taskId, to } = data;
    const task = client.tasks.get(taskId);
    if (task === undefined || task.employee === to) return alreadySo;
    if (task.done) refuse('TASK_DONE', { taskId });
    return { ...data, from: data.from ?? task.employee };
  },
  FinishTask: ({ data, client }) => (client.tasks.get(data.taskId)?.done ? alreadySo : data),
} satisfies SomeDeciders;
