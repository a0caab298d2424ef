import type { Ending } from './ending.ts';
import type { Horizons } from './horizons.ts';
import { isActive, statusCode, type StatusCode } from './status.ts';
import type { Timelines } from './timelines.ts';

/** What changes a status; `clock` and `expiry` (an ending that the clock brings) hold from their instant on. */
export type StatusCause = 'settlement' | 'clock' | 'refund' | 'ending' | 'expiry' | 'renewal';

/**
 * Told of each change, in order. `place` is that of a settlement in the timeline (the one that came,
 * was refunded, or whose period ran out), or of an ending in its list.
 */
export type StatusSink = (group: number, status: StatusCode, at: number, cause: StatusCause, place: number) => void;

type Refund = Readonly<{ at: number; place: number }>;

const noEndings: readonly Ending[] = [];

/**
 * Goes through timelines and tells each change of status before a moment. A change that an event
 * causes holds for moments after its instant: it takes effect half a millisecond later. One that the
 * clock causes holds from its instant on.
 */
export class StatusWalk {
  readonly #timelines: Timelines;
  readonly #horizons: Horizons;
  readonly #moment: number;
  readonly #tell: StatusSink;
  #group = 0;
  #status: StatusCode = statusCode.prospect;
  #settled = false;
  #first = -1;
  #comeBack = -1;
  #last = -1;
  #position = -Infinity;
  #activeUntil = -Infinity;
  #newUntil = -Infinity;
  #restoredUntil = -Infinity;
  #endings = noEndings;
  #nextEnding = 0;
  #ended = -1;
  /** Up to here an earlier pass has told what changed. */
  #toldTo = -Infinity;
  #told: StatusCode = statusCode.prospect;
  #refund: Refund | undefined;

  constructor(timelines: Timelines, horizons: Horizons, moment: number, tell: StatusSink) {
    this.#timelines = timelines;
    this.#horizons = horizons;
    this.#moment = moment;
    this.#tell = tell;
  }

  /** Place of the last settlement of the group walked that counts; -1 for none. */
  get last(): number {
    return this.#last;
  }

  /** Place in its list of the ending that holds; -1 for none. */
  get ended(): number {
    return this.#ended;
  }

  /** Walks one group; its status at the moment. */
  run(group: number, endings: readonly Ending[] = noEndings): StatusCode {
    this.#group = group;
    this.#endings = endings;
    this.#refund = undefined;
    this.#toldTo = -Infinity;
    const refunds = this.#refundsOf(group);
    // Which settlements count changes at each refund: a pass for each stretch between two of them.
    this.#pass(group, refunds?.[0]?.at ?? this.#moment);
    refunds?.forEach((refund, i) => {
      this.#told = this.#status;
      this.#refund = refund;
      this.#toldTo = refund.at + 0.5;
      this.#pass(group, refunds[i + 1]?.at ?? this.#moment);
    });
    return this.#status;
  }

  /** After `run`: the next change that the clock alone will bring. */
  next(): Readonly<{ status: StatusCode; at: number }> | undefined {
    const ending = this.#endings.slice(this.#nextEnding).find(({ byClock }) => byClock);
    const ends = ending === undefined || !isActive(this.#status) ? Infinity : ending.at;
    for (let at = this.#nextClock(); at < ends; at = this.#nextClock()) {
      this.#position = at;
      const status = this.#statusAt(at);
      if (status !== this.#status) return { status, at };
    }
    return ends === Infinity ? undefined : { status: statusCode.lost, at: ends };
  }

  /** When settlements of the group were wholly refunded, each instant once; undefined for never. */
  #refundsOf(group: number): readonly Refund[] | undefined {
    const { start, at, until } = this.#timelines;
    let refunds: Refund[] | undefined;
    for (let i = start[group] ?? 0; i < (start[group + 1] ?? 0); i++) {
      const refunded = until[i] ?? 0;
      if (refunded === Infinity || refunded < (at[i] ?? 0) || refunded >= this.#moment) continue;
      (refunds ??= []).push({ at: refunded, place: i });
    }
    return refunds?.sort((a, b) => a.at - b.at).filter((refund, i, all) => refund.at !== all[i - 1]?.at);
  }

  /** Walks the settlements that count after the last refund, up to a moment. */
  #pass(group: number, to: number): void {
    const { start, at, until } = this.#timelines;
    const refundedBy = this.#refund?.at ?? -Infinity;
    const end = start[group + 1] ?? 0;
    this.#status = statusCode.prospect;
    this.#settled = false;
    this.#last = -1;
    this.#position = this.#newUntil = this.#restoredUntil = this.#activeUntil = -Infinity;
    this.#nextEnding = 0;
    this.#ended = -1;
    for (let i = start[group] ?? 0; i < end; i++) {
      const paid = at[i] ?? 0;
      if (paid >= to) break;
      const ends = until[i] ?? 0;
      if (ends > refundedBy && ends >= paid) this.#settle(i, paid);
    }
    this.#advance(to, end);
    this.#tellRefund();
  }

  #settle(i: number, paid: number): void {
    const { active, fresh } = this.#horizons;
    this.#advance(paid + 0.5, i);
    const reach = fresh[i] ?? 0;
    if (!this.#settled) {
      this.#newUntil = reach;
      this.#first = i;
    } else if (this.#ended >= 0 || paid >= this.#activeUntil) {
      this.#restoredUntil = Math.max(this.#restoredUntil, reach);
      this.#comeBack = i;
    }
    this.#settled = true;
    this.#ended = -1;
    this.#activeUntil = active[i] ?? 0;
    this.#last = i;
    this.#position = paid + 0.5;
    const status = this.#statusAt(this.#position);
    if (status !== this.#status) this.#change(status, paid, 'settlement', i);
  }

  /** Lets the clock run to an instant, and what ended before the settlement at a place end. */
  #advance(to: number, place: number): void {
    // Most settlements come to a regular client in time: nothing happened since the last.
    const quiet = this.#status === statusCode.regular && this.#endings === noEndings;
    if (quiet && to < this.#activeUntil) return;
    for (;;) {
      const clock = this.#nextClock();
      const ending = this.#endings[this.#nextEnding];
      const ends = ending === undefined || ending.before > place ? Infinity : effectOf(ending);
      const lifted = (this.#endings[this.#ended]?.liftedAt ?? Infinity) + 0.5;
      const next = Math.min(clock, ends, lifted);
      if (next > to || next === Infinity) return;
      this.#position = next;
      const at = next === clock ? next : Math.floor(next);
      if (next === clock) this.#turn(at, 'clock', -1);
      else if (next === ends) this.#end(at);
      else {
        const renewed = this.#ended;
        this.#ended = -1;
        this.#turn(at, 'renewal', renewed);
      }
    }
  }

  #end(at: number): void {
    const place = this.#nextEnding++;
    const holds = this.#endings[this.#ended];
    // What cannot be taken back outlasts what can.
    if (holds === undefined || holds.liftedAt < (this.#endings[place]?.liftedAt ?? 0)) this.#ended = place;
    this.#turn(at, this.#endings[place]?.byClock === true ? 'expiry' : 'ending', place);
  }

  #turn(at: number, cause: StatusCause, place: number): void {
    const status = this.#statusAt(this.#position);
    if (status === this.#status) return;
    this.#change(status, at, cause, cause === 'clock' ? this.#ranOut(status) : place);
  }

  /** The settlement whose period ran out: the last one, the first one of a new client, the come-back of a restored. */
  #ranOut(status: StatusCode): number {
    if (status === statusCode.lost) return this.#last;
    return this.#status === statusCode.new ? this.#first : this.#comeBack;
  }

  #change(status: StatusCode, at: number, cause: StatusCause, place: number): void {
    if (this.#position > this.#toldTo) {
      this.#tellRefund();
      this.#tell(this.#group, status, at, cause, place);
    }
    this.#status = status;
  }

  /** Once the pass is past the refund that began it: what the refund itself changed. */
  #tellRefund(): void {
    if (this.#refund === undefined || this.#toldTo === -Infinity) return;
    const { at, place } = this.#refund;
    this.#toldTo = -Infinity;
    if (this.#status !== this.#told) this.#tell(this.#group, this.#status, at, 'refund', place);
  }

  #statusAt(moment: number): StatusCode {
    if (!this.#settled) return statusCode.prospect;
    if (this.#ended >= 0 || moment >= this.#activeUntil) return statusCode.lost;
    if (moment < this.#restoredUntil) return statusCode.restored;
    return moment < this.#newUntil ? statusCode.new : statusCode.regular;
  }

  /** The next instant at which time alone may change the status. */
  #nextClock(): number {
    if (!this.#settled || this.#status === statusCode.lost) return Infinity;
    const after = (instant: number) => (instant > this.#position ? instant : Infinity);
    return Math.min(after(this.#activeUntil), after(this.#newUntil), after(this.#restoredUntil));
  }
}

const effectOf = ({ at, byClock }: Ending): number => (byClock ? at : at + 0.5);
