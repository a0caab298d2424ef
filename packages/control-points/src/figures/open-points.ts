import type { PointKind } from '../point-kinds.ts';
import type { DueInstants } from './due-instants.ts';
import type { Ending, Point } from './point.ts';

/** What happened: in whose stream, in which row, when. */
export type Happened = Readonly<{ member: number; row: number; at: number }>;

type Asked = Readonly<{ subject: number; dealId: number; asked?: number; currency?: number }>;

/** The points of one client as its events come by: those that wait, and all there were. */
export class OpenPoints {
  readonly all: Point[] = [];
  readonly #client: number;
  readonly #instants: DueInstants;
  #waiting: Point[] = [];

  constructor(client: number, instants: DueInstants) {
    this.#client = client;
    this.#instants = instants;
  }

  /** Sets a point, in the place of one that waits for the same. Nothing where the point is not watched. */
  set(kind: PointKind, happened: Happened, due: number | undefined, about: Asked): void {
    if (due === undefined || !this.#instants.isWatched(kind)) return;
    const { subject, dealId, asked = 0, currency = 0 } = about;
    const before = this.#waiting.find((point) => isAbout(point, kind, happened.member, subject));
    if (before !== undefined) this.#end(before, 'moved', happened);
    const point: Point = {
      kind,
      client: this.#client,
      member: happened.member,
      subject,
      dealId: dealId || (before?.dealId ?? 0),
      row: happened.row,
      setAt: happened.at,
      due,
      firstDue: before?.firstDue ?? due,
      noticeFrom: this.#instants.noticeFrom(kind, due),
      asked,
      currency,
      ending: undefined,
      endedAt: Infinity,
      endRow: -1,
    };
    this.all.push(point);
    this.#waiting.push(point);
  }

  /** Ends what waits for a subject. */
  endSubject(kind: PointKind, subject: number, how: Ending, happened: Happened): void {
    this.end(how, happened, (point) => isAbout(point, kind, happened.member, subject));
  }

  /** Ends what waits for anything in a deal; who names no deal may mean any. */
  endDeal(kind: PointKind, dealId: number, how: Ending, happened: Happened): void {
    this.end(
      how,
      happened,
      (point) => point.kind === kind && (point.dealId === dealId || point.dealId === 0 || dealId === 0),
    );
  }

  end(how: Ending, happened: Happened, which: (point: Point) => boolean): void {
    for (const point of this.#waiting.filter(which)) this.#end(point, how, happened);
  }

  #end(point: Point, how: Ending, { at, row }: Happened): void {
    point.ending = how;
    point.endedAt = at;
    point.endRow = row;
    this.#waiting = this.#waiting.filter((waiting) => waiting !== point);
  }
}

/** Whether a point waits for something of one subject. */
export const isAbout = (point: Point, kind: PointKind, member: number, subject: number): boolean =>
  point.kind === kind && point.member === member && point.subject === subject;
