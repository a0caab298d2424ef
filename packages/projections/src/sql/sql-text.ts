/*
 * Not every text that JSON can say fits a column: PostgreSQL has no U+0000, and half of a pair of
 * surrogates is no Unicode. Such characters are written as U+E000 and four hexadecimal digits.
 */
const escape = '\uE000';
const unstorable = /[\0\uE000\p{Surrogate}]/gu;
const escaped = /\uE000([0-9a-f]{4})/g;

/** A text as a column can hold it. */
export const storedText = (text: string): string =>
  text.replace(unstorable, (character) => escape + character.charCodeAt(0).toString(16).padStart(4, '0'));

/** The text that was stored. */
export const textIn = (stored: string): string =>
  stored.includes(escape)
    ? stored.replace(escaped, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : stored;
