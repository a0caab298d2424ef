import { appendFileSync, writeSync } from 'node:fs';

import { instant } from '@clientele/core';
import {
  dissatisfactionOpensComplaint,
  type NotificationAdapter,
  openSqliteReactionLog,
  reaction,
  runReactions,
} from '@clientele/reactions';
import { openClientele } from 'clientele';

/*
 * reacting <store> <log> <deliveries>: opens a complaint for each dissatisfied answer, tells of each
 * complaint (a line in a file stands for the receiver), and says after each what it has done.
 */
const [store = '', path = '', deliveries = ''] = process.argv.slice(2);
const clock = () => instant('2026-07-01T09:00:00Z');

const complaintsAreTold = reaction({
  name: 'complaints-are-told',
  version: 1,
  on: ['ComplaintFiled'],
  react: ({ clientId, occurredAt, reference }) => [
    { kind: 'notification', name: 'told', topic: 'complaint', clientId, at: occurredAt, title: reference, data: {} },
  ],
});

const receiver: NotificationAdapter = {
  name: 'receiver',
  deliver({ id, title }) {
    appendFileSync(deliveries, `${id} ${title}\n`);
    writeSync(1, 'told\n');
    return Promise.resolve();
  },
};

async function main(): Promise<void> {
  const clientele = await openClientele({ store, clock, actor: 'reactions' });
  const log = await openSqliteReactionLog(path);
  const running = await runReactions({
    reactions: [dissatisfactionOpensComplaint(), complaintsAreTold],
    store: clientele.store,
    log,
    clock,
    from: 'beginning',
    // Whoever was killed gives no sign of life: the next one need not wait for long.
    lease: 200,
    adapters: [receiver],
    execute: async (clientId, command) => {
      const { events } = await clientele.client(clientId).do(command);
      writeSync(1, `${events.length} done\n`);
    },
  });
  // Twice: what the first reaction does, the second one is told of.
  await running.settled();
  await running.settled();
  await running.settled();
  await running.close();
  await log.close();
  await clientele.close();
}

void main();
