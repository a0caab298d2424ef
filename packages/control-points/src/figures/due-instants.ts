import type { Calendar } from '@clientele/core';

import type { ControlPointsPolicy } from '../policy.ts';
import type { PointKind } from '../point-kinds.ts';

const withinOf: Partial<Record<PointKind, keyof ControlPointsPolicy['within']>> = {
  'meeting-minutes': 'minutes',
  answer: 'answer',
  'offer-revision': 'revision',
  'contract-revision': 'revision',
  'preparation-approval': 'approval',
  'contact-interval': 'contact',
};

/** When points fall due, and when they deserve notice. */
export class DueInstants {
  readonly #calendar: Calendar;
  readonly #policy: ControlPointsPolicy;
  readonly #watched: ReadonlySet<PointKind>;

  constructor(calendar: Calendar, policy: ControlPointsPolicy) {
    this.#calendar = calendar;
    this.#policy = policy;
    this.#watched = new Set(policy.watched);
  }

  isWatched(kind: PointKind): boolean {
    return this.#watched.has(kind);
  }

  /** The end of the date that is named, or so long after as the policy says; undefined where it is held to nothing. */
  due(kind: PointKind, date: string | undefined, setAt: number): number | undefined {
    if (date !== undefined) return this.#calendar.endOf(date);
    const within = withinOf[kind];
    const period = within === undefined ? null : this.#policy.within[within];
    return period === null ? undefined : this.#calendar.adder(period)(setAt);
  }

  /** So many days before the end of a date. */
  daysBefore(date: string, days: number): number {
    return this.#calendar.add(this.#calendar.endOf(date), { days: -days });
  }

  noticeFrom(kind: PointKind, due: number): number {
    const days = this.#policy.noticeDaysOf[kind] ?? this.#policy.noticeDays;
    return days === 0 ? due : this.#calendar.adder({ days: -days })(due);
  }

  /** The day of a meeting, as the minutes name it. */
  dayOf(date: string): number {
    return this.#calendar.dayOf(this.#calendar.parse(date));
  }

  dayAt(milliseconds: number): number {
    return this.#calendar.dayOf(milliseconds);
  }
}
