import type { Asked, Facts } from 'clientele';

import { nothingRecorded } from './nothing-recorded.ts';
import { unknownNames } from './unknown-names.ts';

/** What may be wrong with a question that has an answer, in sentences for who asked; empty for nothing. */
export async function hintsOn(asked: Asked, zone: string, read: () => Promise<Facts>): Promise<string> {
  return (await unknownNames(asked, read)) + (await nothingRecorded(asked, zone, read));
}
