import type { ServerWritableStream, StatusObject } from '@grpc/grpc-js';
import { ReadReq, type ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';

import type { Logged, MockLog } from './mock-log.ts';
import { caughtUpMessage, confirmationMessage, eventMessage, notFoundMessage } from './mock-messages.ts';

type Call = ServerWritableStream<ReadReq, ReadResp>;

/**
 * Who asked: one who reads to an end, or one who stays; of a stream, or of the whole log where none is
 * named; from its start, or from a revision or commit position.
 */
export type AskedRead = Readonly<{ stream: string | undefined; stays: boolean; from: bigint | undefined }>;

/** What a server does to a read; settles when it has nothing more to send. */
export type ReadFault = (call: ReadCall) => Promise<void> | void;

/** One read or subscription on its way: a fault decides what its reader hears. */
export class ReadCall {
  readonly asked: AskedRead;
  readonly log: MockLog;
  /** Aborted when the reader has left, or the call has ended. */
  readonly over: AbortSignal;
  readonly #call: Call;
  readonly #options: ReadReq.Options;
  /** How many messages the reader's side has taken. */
  sent = 0;

  constructor(call: Call, log: MockLog, over: AbortSignal) {
    const options = call.request.getOptions();
    if (options === undefined) throw new RangeError('a read has options');
    this.#call = call;
    this.#options = options;
    this.log = log;
    this.over = over;
    const name = options.getStream()?.getStreamIdentifier()?.getStreamName_asU8();
    const from = options.getStream()?.getRevision() ?? options.getAll()?.getPosition()?.getCommitPosition();
    const isFrom = options.getStream()?.hasRevision() === true || options.getAll()?.hasPosition() === true;
    this.asked = {
      stream: name && Buffer.from(name).toString(),
      stays: options.hasSubscription(),
      from: isFrom && from !== undefined ? BigInt(from) : undefined,
    };
  }

  /** Sends a message; settles when there is room for another. */
  async send(message: ReadResp): Promise<void> {
    if (this.over.aborted) return;
    const room = this.#call.write(message);
    if (!room) await this.#drained();
    this.sent += 1;
  }

  /** Ends it in good order, without a word. */
  end(): void {
    this.#call.end();
  }

  breakWith(status: Partial<StatusObject>): void {
    this.#call.emit('error', status);
  }

  /** What a healthy server does, to the end; or up to so many events, and no end. */
  async serve(most = Infinity): Promise<void> {
    const { stream, stays } = this.asked;
    if (stays) return this.#follow(most);
    if (stream !== undefined && this.log.stream(stream).length === 0) await this.send(notFoundMessage(stream));
    for (const event of this.#page().slice(0, most)) await this.send(eventMessage(event));
    if (most === Infinity) this.end();
  }

  async #follow(most: number): Promise<void> {
    const { from } = this.asked;
    await this.send(confirmationMessage());
    let live = false;
    let left = most;
    for (let place = 0; left > 0 && !this.over.aborted;) {
      const event = this.#events[place];
      if (event !== undefined) {
        place += 1;
        if ((from !== undefined && this.#placeOf(event) <= from) || !this.#isWanted(event)) continue;
        await this.send(eventMessage(event));
        left -= 1;
      } else if (!live) {
        live = true;
        await this.send(caughtUpMessage());
      } else await this.log.grown(this.over).catch(() => undefined);
    }
  }

  get #events(): readonly Logged[] {
    const { stream } = this.asked;
    return stream === undefined ? this.log.all : this.log.stream(stream);
  }

  #isWanted({ stream }: Logged): boolean {
    const regex = this.#options.getFilter()?.getStreamIdentifier()?.getRegex();
    return regex === undefined || new RegExp(regex).test(stream);
  }

  /** The place of an event in what was asked for: a revision, or a commit position. */
  #placeOf({ revision, position }: Logged): bigint {
    return this.asked.stream === undefined ? position : BigInt(revision);
  }

  /** What one who reads gets: from the place itself on; or back from it, of the log without what stands there. */
  #page(): readonly Logged[] {
    const { from, stream } = this.asked;
    const forwards = this.#options.getReadDirection() === ReadReq.Options.ReadDirection.FORWARDS;
    const isInRange = (place: bigint): boolean =>
      from === undefined || (forwards ? place >= from : stream === undefined ? place < from : place <= from);
    const events = this.#events.filter((event) => this.#isWanted(event) && isInRange(this.#placeOf(event)));
    return (forwards ? events : events.reverse()).slice(0, Number(this.#options.getCount()));
  }

  async #drained(): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#call.off('drain', done);
        this.over.removeEventListener('abort', done);
        resolve();
      };
      this.#call.on('drain', done);
      this.over.addEventListener('abort', done);
    });
  }
}
