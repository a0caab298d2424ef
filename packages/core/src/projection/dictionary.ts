/** Texts by number: each text is kept once, columns hold its code. Code 0 is "absent". */
export class Dictionary {
  readonly #texts: string[];
  readonly #codes = new Map<string, number>();
  /** How many codes stand in the map: a restored dictionary that is only read is indexed no further than it is asked. */
  #indexed = 1;

  constructor(texts: readonly string[] = []) {
    this.#texts = ['', ...texts];
  }

  /** The code of a text, given at its first sight. */
  codeOf(text: string | undefined): number {
    if (text === undefined) return 0;
    const known = this.find(text);
    if (known !== 0) return known;
    const code = this.#texts.push(text) - 1;
    this.#codes.set(text, code);
    this.#indexed = code + 1;
    return code;
  }

  /** The code of a text that must have been seen; 0 when it was not. */
  find(text: string): number {
    return this.#codes.get(text) ?? this.#indexUpTo(text);
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
      const next = this.#texts[code] ?? '';
      this.#codes.set(next, code);
      if (next === text) return code;
    }
    return 0;
  }
}
