import type { CompanyCommand, GivenByCompany, RecordedEvent } from '@clientele/core';

import type { Done } from './done.ts';
import type { DoOptions } from './do-options.ts';

type CompanyEvents<Commands> = Commands extends CompanyCommand
  ? readonly [GivenByCompany<Commands['type']>?]
  : Commands extends readonly CompanyCommand[]
    ? readonly GivenByCompany<Commands[number]['type']>[]
    : never;

/** The company itself: its products, people, targets and policies. */
export interface CompanyHandle {
  /** Records what the command asks for. Throws as a client's `do` does. */
  do<const Commands extends CompanyCommand | readonly CompanyCommand[]>(
    commands: Commands,
    options?: DoOptions,
  ): Promise<Done<CompanyEvents<Commands>>>;
  /** Its events in order. */
  story(): AsyncIterable<RecordedEvent>;
}
