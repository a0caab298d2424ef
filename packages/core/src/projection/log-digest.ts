/**
 * How many events were read and what they were, in 32 bytes: the sum of the event hashes modulo
 * 2^32 in each of eight lanes. A sum does not depend on how the streams interleave, grows with each
 * page at no cost, and needs no memory; two reports with the same digest were made from the same
 * events. (It tells logs apart; proof against a forger is the business of the audit's signed root.)
 */
export class LogDigest {
  events = 0;
  readonly lanes = new Uint32Array(8);

  /** As it is written down. */
  static of({ events, digest }: Readonly<{ events: number; digest: string }>): LogDigest {
    const log = new LogDigest();
    log.events = events;
    log.lanes.set(Array.from({ length: 8 }, (_, lane) => Number.parseInt(digest.slice(lane * 8, lane * 8 + 8), 16)));
    return log;
  }

  /** Takes in the hashes of a page, 32 bytes each. */
  add(hashes: Uint8Array): void {
    const aligned = hashes.byteOffset % 4 === 0 ? hashes : new Uint8Array(hashes);
    const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
    for (let lane = 0; lane < 8; lane++) {
      let sum = this.lanes[lane] ?? 0;
      for (let word = lane; word < words.length; word += 8) sum = (sum + (words[word] ?? 0)) | 0;
      this.lanes[lane] = sum;
    }
    this.events += words.length >> 3;
  }

  /** Takes in what another digest took in. */
  addAll({ events, lanes }: LogDigest): void {
    for (let lane = 0; lane < 8; lane++) this.lanes[lane] = (this.lanes[lane] ?? 0) + (lanes[lane] ?? 0);
    this.events += events;
  }

  /** The digest, hexadecimal. */
  toString(): string {
    return [...this.lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('');
  }
}
