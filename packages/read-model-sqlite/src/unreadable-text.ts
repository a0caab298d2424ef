/** A text that is no UTF-8: reading it as a text would end the process. */
export class UnreadableText extends Error {
  override readonly name = 'UnreadableText';
}
