/** Texts by number: each text is kept once, columns hold its code. Code 0 is "absent". */
export class Dictionary {
  readonly #texts: string[];
  /** Built when a text is first looked up: a restored dictionary that is only read never pays for it. */
  #codes: Map<string, number> | undefined;

  constructor(texts: readonly string[] = []) {
    this.#texts = ['', ...texts];
  }

  /** The code of a text, given at its first sight. */
  codeOf(text: string | undefined): number {
    if (text === undefined) return 0;
    const codes = this.#index();
    const known = codes.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.push(text) - 1;
    codes.set(text, code);
    return code;
  }

  /** The code of a text that must have been seen; 0 when it was not. */
  find(text: string): number {
    return this.#index().get(text) ?? 0;
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

  #index(): Map<string, number> {
    this.#codes ??= new Map(this.#texts.slice(1).map((text, index) => [text, index + 1]));
    return this.#codes;
  }
}
