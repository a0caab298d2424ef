import type { SqlSession } from '@clientele/projections/sql';

import { LeadLost } from './lead-lost.ts';
import type { ReactionLead } from './reaction-log.ts';

/** A reaction as it is kept. */
export type KeptReaction = Readonly<{ epoch: number; checkpoint: string | undefined }>;

export async function reactionIn(sql: SqlSession, name: string): Promise<KeptReaction> {
  const [row = []] = await sql.all('SELECT epoch, checkpoint FROM clientele_reactions WHERE name = ?', [name]);
  const [epoch, text] = row;
  return { epoch: Number(epoch ?? 0), checkpoint: typeof text === 'string' ? text : undefined };
}

/** Takes the lead where nobody holds it, with the next epoch; a worker takes its own back at once. */
export async function takeLead(sql: SqlSession, name: string, worker: string, lease: number): Promise<boolean> {
  const { now, later } = sql.dialect;
  await sql.run('INSERT INTO clientele_reactions (name, epoch) VALUES (?, 0) ON CONFLICT (name) DO NOTHING', [name]);
  const taken = await sql.run(
    `UPDATE clientele_reactions SET epoch = epoch + 1, leader = ?, leased_until = ${later}
     WHERE name = ? AND (leader IS NULL OR leader = ? OR leased_until < ${now})`,
    [worker, lease, name, worker],
  );
  return taken === 1;
}

/** Throws `LeadLost` unless the epoch still stands; done first, it keeps others out until the transaction ends. */
export async function renewLead(sql: SqlSession, { reaction, epoch, lease }: ReactionLead): Promise<void> {
  const held = await sql.run(
    `UPDATE clientele_reactions SET leased_until = ${sql.dialect.later} WHERE name = ? AND epoch = ?`,
    [lease, reaction, epoch],
  );
  if (held !== 1) throw new LeadLost(reaction);
}

export async function releaseLead(sql: SqlSession, { reaction, epoch }: ReactionLead): Promise<void> {
  await sql.run('UPDATE clientele_reactions SET leader = NULL, leased_until = NULL WHERE name = ? AND epoch = ?', [
    reaction,
    epoch,
  ]);
}
