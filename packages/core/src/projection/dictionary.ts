import { TextTable } from './text-table.ts';

/** How many texts are remembered by a few of their letters: a power of two. */
const remembered = 4_096;

/** Texts by number: each text is kept once, columns hold its code. Code 0 is "absent". */
export class Dictionary {
  readonly #texts: string[];
  readonly #codes: TextTable;
  /** How many codes stand in the table: a restored dictionary that is only read is indexed no further than it is asked. */
  #indexed = 1;
  readonly #recent = new Array<string>(remembered).fill('');
  readonly #recentCodes = new Int32Array(remembered);

  constructor(texts: readonly string[] = []) {
    this.#texts = ['', ...texts];
    this.#codes = new TextTable(this.#texts);
  }

  /** The code of a text, given at its first sight. */
  codeOf(text: string | undefined): number {
    if (text === undefined) return 0;
    // Most texts were seen a moment ago: names that many events share, ids that the tables of one event share.
    const place = placeOf(text);
    if (this.#recent[place] === text && text !== '') return this.#recentCodes[place] ?? 0;
    if (this.#indexed < this.#texts.length) this.#indexUpTo(text);
    const code = this.#codes.findOrAdd(text, this.#texts.length);
    if (code === this.#texts.length) this.#indexed = this.#texts.push(text);
    this.#recent[place] = text;
    this.#recentCodes[place] = code;
    return code;
  }

  /** The code of a text that must have been seen; 0 when it was not. */
  find(text: string): number {
    const code = this.#codes.find(text);
    return code === 0 && this.#indexed < this.#texts.length ? this.#indexUpTo(text) : code;
  }

  /** The text of a code; undefined for 0. */
  textOf(code: number): string | undefined {
    return code === 0 ? undefined : this.#texts[code];
  }

  /** How many codes there are, 0 included: codes run from 1 to size - 1. */
  get size(): number {
    return this.#texts.length;
  }

  /** The texts in the order of their codes, as a snapshot keeps them. */
  texts(): readonly string[] {
    return this.#texts.slice(1);
  }

  #indexUpTo(text: string): number {
    while (this.#indexed < this.#texts.length) {
      const code = this.#indexed++;
      this.#codes.findOrAdd(this.#texts[code] ?? '', code);
      if (this.#texts[code] === text) return code;
    }
    return 0;
  }
}

/** A place from some of a text's letters, the last two above all: ids count there. */
function placeOf(text: string): number {
  const last = text.length - 1;
  const front = text.charCodeAt(0) * 31 + text.charCodeAt(last >> 2);
  const middle = Math.imul(front, 0x85ebca6b) + text.charCodeAt(last >> 1);
  const end = (last << 16) + (text.charCodeAt(last > 0 ? last - 1 : 0) << 8) + text.charCodeAt(last);
  return (Math.imul(Math.imul(middle, 0x9e3779b1) + end, 0x9e3779b1) >>> 16) & (remembered - 1);
}
