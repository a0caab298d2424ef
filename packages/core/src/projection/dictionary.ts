import { TextTable } from './text-table.ts';

/** How many texts are remembered by a few of their letters: a power of two. */
const remembered = 1_024;

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
    const last = text.length - 1;
    const place = (last * 131 + text.charCodeAt(last) * 31 + text.charCodeAt(last >> 1)) & (remembered - 1);
    if (this.#recent[place] === text && last >= 0) return this.#recentCodes[place] ?? 0;
    const code = this.find(text) || this.#add(text);
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

  #add(text: string): number {
    const code = this.#texts.push(text) - 1;
    this.#codes.add(code);
    this.#indexed = code + 1;
    return code;
  }

  #indexUpTo(text: string): number {
    while (this.#indexed < this.#texts.length) {
      const code = this.#indexed++;
      this.#codes.add(code);
      if (this.#texts[code] === text) return code;
    }
    return 0;
  }
}
