import { type Status, statusCode } from '@clientele/core';

import type { View } from '../view/view.ts';

/** How many clients have each status at the moment. */
export type StatusCounts = Readonly<Record<Status, number>>;

export function statusCounts(view: View): StatusCounts {
  const counted = new Map<number, number>();
  const { scope, whole } = view;
  for (let client = 0; client < scope.clients.length; client++) {
    if (scope.clients[client] !== 1) continue;
    const code = whole.status[client] ?? 0;
    counted.set(code, (counted.get(code) ?? 0) + 1);
  }
  const count = (status: Status) => counted.get(statusCode[status]) ?? 0;
  return {
    prospect: count('prospect'),
    new: count('new'),
    regular: count('regular'),
    lost: count('lost'),
    restored: count('restored'),
  };
}
