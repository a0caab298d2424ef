import type { Draft } from '../../aggregate/folded.ts';
import type { Owner } from '../../aggregate/shared-map.ts';
import type { Instant } from '../../time/instant.ts';
import type { ClientEventData, ClientEventType } from '../events.ts';
import type { Client } from '../stages.ts';

/** The client while one fold changes it. */
export type NextClient = Draft<Client>;

/** What a change knows of the event besides its body. */
export type Happening = Readonly<{ owner: Owner; type: string; occurredAt: Instant; at: number }>;

/** What one type of event changes of what decisions need to know. */
export type Change<Type extends ClientEventType> = (
  next: NextClient,
  data: ClientEventData<Type>,
  happening: Happening,
) => void;

export type Changes = { readonly [Type in ClientEventType]?: Change<Type> };
