import { Calendar } from '../../calendar/calendar.ts';
import type { Asked } from './decider.ts';

/** Whether what is held to an instant is over then; held to a day, at 00:00 of the next one in the rules' zone. */
export const isPast = ({ rules, at }: Asked, until: string): boolean => Calendar.of(rules.zone).endOf(until) <= at;
