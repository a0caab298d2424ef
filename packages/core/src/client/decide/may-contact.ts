import { Calendar } from '../../calendar/calendar.ts';
import { instantOf } from '../../time/instant.ts';
import { type ContactLimits, isWithin, nextAllowed, timeOfDay } from '../contact-limits.ts';
import { limitsAt } from '../permissions.ts';
import type { Asked } from './decider.ts';

type About = Readonly<{ channel: string; personId?: string | undefined }>;

/** Refuses a contact that the client did not ask for, where the client's word at that time or the company's rules forbid it. */
export function mayContact(asked: Asked, { channel, personId }: About): void {
  const { client, rules, at } = asked;
  const said = [...client.preferences.values()];
  const persons = personId === undefined ? undefined : limitsAt(said, personId, at);
  const limits = [rules.contact, limitsAt(said, undefined, at), persons];
  for (const limit of limits) if (limit) refuseBeyond(limit, asked, channel);
}

function refuseBeyond(limits: ContactLimits, { client, rules, at, refuse }: Asked, channel: string): void {
  const { allowedChannels: allowed, forbiddenChannels, hours, maxPerPeriod } = limits;
  if (allowed ? !allowed.includes(channel) : forbiddenChannels?.includes(channel))
    refuse('CHANNEL_FORBIDDEN', { channel, ...(allowed && { allowed }) });
  if (hours !== undefined) {
    const { from, to, zone = rules.zone } = hours;
    const time = timeOfDay(at, zone);
    if (!isWithin(time, hours)) refuse('HOUR_FORBIDDEN', { time, from, to, zone });
  }
  if (maxPerPeriod === undefined) return;
  const next = nextAllowed(at, client.proactive.values(), maxPerPeriod, Calendar.of(rules.zone));
  if (next !== undefined)
    refuse('TOO_MANY_CONTACTS', { ...maxPerPeriod, ...(next !== 'never' && { next: instantOf(next) }) });
}
