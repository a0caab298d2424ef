import { Calendar } from '../calendar/calendar.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import type { PastEvent } from '../aggregate/decided-event.ts';
import type { ClientCommand } from '../client/commands.ts';
import { completeAll } from '../client/complete.ts';
import { type DecidedClientEvent, may } from '../client/decide.ts';
import type { ClientEventDraft, ClientEventType } from '../client/events.ts';
import { foldClient } from '../client/evolve.ts';
import type { ClientRefusalCode, ClientRefusalData } from '../client/refusals.ts';
import { parseRules, type RulesInput } from '../client/rules.ts';
import { instantOf } from '../time/instant.ts';
import { Outcome } from './outcome.ts';

/** What happened to the client before: by default at the beginning of 2026, in the order told. */
export type Happened = ClientEventDraft & Readonly<{ occurredAt?: string; imported?: true; commandKey?: string }>;

/** An expected event: the fields of its body that matter, each exactly. */
export type ExpectedEvent<Type extends ClientEventType = ClientEventType> = {
  [T in Type]: Readonly<{ type: T; data?: Partial<Extract<ClientEventDraft, { type: T }>['data']> }>;
}[Type];

export type ClientOutcome = Outcome<
  DecidedClientEvent,
  ExpectedEvent,
  { [Code in ClientRefusalCode]: ClientRefusalData<Code> }
>;

type Setting = Readonly<{ at: string; rules: RulesInput }>;

const known = catalogue();
const clientId = 'acme';

/**
 * Tells what happened to a client `acme`, so that a command can be tried on it: pure, without a store or a clock.
 *
 * @example
 * given({ type: 'ClientRegistered', data: { kind: 'organisation', name: 'Acme' } })
 *   .when(openDeal({ dealId: 'd1' }))
 *   .then({ type: 'DealOpened', data: { dealId: 'd1' } });
 */
export const given = (...story: readonly Happened[]): Given => new Given(story, { at: '2026-07-01', rules: {} });

/** A story that is told: ready for a command. */
export class Given {
  readonly #story: readonly Happened[];
  readonly #setting: Setting;

  constructor(story: readonly Happened[], setting: Setting) {
    this.#story = story;
    this.#setting = setting;
  }

  /** The story goes on. */
  and(...story: readonly Happened[]): Given {
    return new Given([...this.#story, ...story], this.#setting);
  }

  /** What time it is: a date (00:00 in the rules' zone) or an instant; default 2026-07-01. */
  at(moment: string): Given {
    return new Given(this.#story, { ...this.#setting, at: moment });
  }

  /** The rules that decide; what is absent is the default. */
  under(rules: RulesInput): Given {
    return new Given(this.#story, { ...this.#setting, rules });
  }

  /** What is asked for: the commands are judged one after the other, all or none. */
  when(...commands: readonly ClientCommand[]): ClientOutcome {
    const rules = parseRules(this.#setting.rules);
    const calendar = Calendar.of(rules.zone);
    const now = instantOf(calendar.parse(this.#setting.at));
    const history = this.#story.map((event, place) => pastEventOf(event, calendar, place));
    const complete = completeAll(commands, { now, key: 'test', rules });
    return new Outcome(may(complete, foldClient(history), { clientId, now, rules, history }));
  }
}

const firstMoment = Date.UTC(2026, 0, 1);

function pastEventOf({ type, data, occurredAt, ...meta }: Happened, calendar: Calendar, place: number): PastEvent {
  const moment = occurredAt === undefined ? firstMoment + place * 60_000 : calendar.parse(occurredAt);
  return { type, data: known.checkDraft(type, data), meta: { ...meta, occurredAt: instantOf(moment) } };
}
