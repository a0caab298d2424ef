import type { Changes } from './change.ts';

/** Tasks: who has them, and whether they are done. */
export const valuedChanges: Changes = {
  TaskAssigned(next, { taskId, employee }, { owner }) {
    next.tasks = next.tasks.with(owner, taskId, { employee, done: false });
  },
  TaskReassigned(next, { taskId, to }, { owner }) {
    const task = next.tasks.get(taskId);
    if (task) next.tasks = next.tasks.with(owner, taskId, { ...task, employee: to });
  },
  TaskDone(next, { taskId }, { owner }) {
    const task = next.tasks.get(taskId);
    if (task) next.tasks = next.tasks.with(owner, taskId, { ...task, done: true });
  },
};
