/**
 * Chance that can be thrown again: the same seed parts always give the same numbers, on every machine.
 * The generator is sfc32 (Chris Doty-Humphrey, public domain), the seeding FNV-1a.
 */
export class Dice {
  #a = 0x9e3779b9;
  #b = 0x243f6a88;
  #c = 0xb7e15162;
  #counter = 1;

  constructor(...seed: readonly (number | string)[]) {
    for (const part of seed) {
      this.#absorb(0x811c9dc5);
      for (const character of String(part)) this.#absorb(character.codePointAt(0) ?? 0);
    }
    for (let round = 0; round < 12; round++) this.#next();
  }

  /** At least 0, less than 1. */
  fraction(): number {
    return this.#next() / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of a list that is not empty. */
  pick<const List extends readonly [unknown, ...unknown[]]>(list: List): List[number] {
    return list[this.whole(0, list.length - 1)];
  }

  /** One of the keys, each as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const keys = Object.keys(weights) as [Key, ...Key[]];
    let rest = this.fraction() * keys.reduce((sum, key) => sum + weights[key], 0);
    for (const key of keys) if ((rest -= weights[key]) < 0) return key;
    return keys[0];
  }

  #absorb(value: number): void {
    this.#a = Math.imul(this.#a ^ value, 0x01000193);
    this.#b = Math.imul(this.#b ^ (this.#a >>> 15), 0x85ebca6b) ^ value;
    this.#c = Math.imul(this.#c ^ (this.#b >>> 13), 0xc2b2ae35) + value;
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}
