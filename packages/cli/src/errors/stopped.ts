/** Somebody stopped the program. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly code = 'STOPPED';

  constructor() {
    super('stopped. What was written is complete; the same command goes on where this one stopped.');
  }
}
