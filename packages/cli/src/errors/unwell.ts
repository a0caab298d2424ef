/** Something that was asked for its health did not answer. */
export class Unwell extends Error {
  override readonly name = 'Unwell';
  readonly code = 'UNWELL';

  constructor() {
    super('not everything answers: see above');
  }
}
