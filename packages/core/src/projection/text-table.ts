/**
 * Finds the place of a text in a list, by open addressing: a slot is a code and its hash, side by
 * side. A `Map` of a million ids spends its time waiting for memory; here a miss touches one line of it.
 */
export class TextTable {
  readonly #texts: readonly string[];
  #slots = new Int32Array(2 * 1_024);
  #length = 0;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** The place of a text that was added; 0 for none. */
  find(text: string): number {
    return this.#slots[this.#slotOf(text, hashOf(text))] ?? 0;
  }

  /** The place of a text, which is `next` when it was not there: then it is to be put there. */
  findOrAdd(text: string, next: number): number {
    const hash = hashOf(text);
    const slot = this.#slotOf(text, hash);
    const found = this.#slots[slot] ?? 0;
    if (found !== 0) return found;
    this.#slots[slot] = next;
    this.#slots[slot + 1] = hash;
    if (++this.#length * 4 > this.#slots.length) this.#grow();
    return next;
  }

  /** The slot of a text, or the free one where it belongs. */
  #slotOf(text: string, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const code = slots[slot] ?? 0;
      if (code === 0 || (slots[slot + 1] === hash && this.#texts[code] === text)) return slot;
    }
  }

  #grow(): void {
    const larger = new Int32Array(this.#slots.length * 2);
    for (let slot = 0; slot < this.#slots.length; slot += 2) {
      const code = this.#slots[slot] ?? 0;
      if (code !== 0) put(larger, code, this.#slots[slot + 1] ?? 0);
    }
    this.#slots = larger;
  }
}

function put(slots: Int32Array, code: number, hash: number): void {
  const mask = slots.length - 1;
  let slot = (hash << 1) & mask;
  while (slots[slot] !== 0) slot = (slot + 2) & mask;
  slots[slot] = code;
  slots[slot + 1] = hash;
}

/** FNV-1a, its bits mixed once more because the lowest of them choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
