import { alreadySo } from './already-so.ts';
import type { EventDefinitions } from '../catalogue/define-event.ts';
import { referenceOf } from '../event/reference.ts';
import { millisecondsOf, type Instant } from '../time/instant.ts';
import { isCorrection } from './as-corrected.ts';
import type { CommandSpec, CompleteCommand } from './command.ts';
import type { DecidedEvent, PastEvent } from './decided-event.ts';
import { type Apply, foldAll, foldOn } from './fold.ts';
import type { Folded } from './folded.ts';
import { judgeCorrection, rightTimeIn, wrongIn } from './judge-correction.ts';
import type { Decision, Judgement } from './judgement.ts';
import { commonReasons } from './refusals.ts';
import type { Refusal } from './refused.ts';
import { refusing } from './refusing.ts';
import { UnknownCommand } from './unknown-command.ts';
import { whatDiffers } from './what-differs.ts';

/** What a decision needs to know besides the command and the state. */
export type DecisionContext = Readonly<{
  /** In whose stream. */
  clientId: string;
  now: Instant;
  /** What `meta.rules` says of the rules that were judged by. */
  rulesVersion?: string;
  /** The whole stream: a correction cannot be judged without it. */
  history?: readonly PastEvent[];
  /**
   * What earlier commands gave, by revision and with personal fields in plain words: tells a repeat
   * from another command under the same key. Where neither this nor the history has the event, the key decides.
   */
  originals?: ReadonlyMap<number, PastEvent>;
}>;

/** Judges one command: gives the body of the event, or collects why it cannot be. */
export type Decide<State, Context> = (
  command: CompleteCommand,
  state: State,
  context: Context,
  refusals: Refusal[],
) => unknown;

/** What makes an aggregate: its words, its state, and how it decides. */
export type Aggregate<State extends Folded, Context extends DecisionContext> = Readonly<{
  specs: Readonly<Record<string, CommandSpec>>;
  events: EventDefinitions;
  initial: State;
  apply: Apply<State>;
  decide: Decide<State, Context>;
}>;

const tolerance = 5 * 60_000;

/** Judges commands one after the other, each on what the ones before it gave: all of them, or none. */
export function judge<State extends Folded, Context extends DecisionContext>(
  aggregate: Aggregate<State, Context>,
  commands: readonly CompleteCommand[],
  before: State,
  context: Context,
): Judgement<State> {
  const decisions: Decision[] = [];
  const events: DecidedEvent[] = [];
  let state = before;
  for (const [index, command] of commands.entries()) {
    const history = context.history && [...context.history, ...events];
    const known = history ? { ...context, history } : context;
    const { decision, refusals } = judgeOne(aggregate, command, state, known, (revision) =>
      revision > before.revision
        ? events[revision - before.revision - 1]
        : (context.originals?.get(revision) ?? history?.[revision]),
    );
    const [first, ...rest] = refusals;
    if (first !== undefined) return { allowed: false, index, command: command.type, refusals: [first, ...rest] };
    decisions.push(decision);
    if (decision.kind === 'repeated') continue;
    events.push(...decision.events);
    state =
      history !== undefined && decision.events.some(isCorrection)
        ? foldAll(aggregate.initial, [...history, ...decision.events], aggregate.apply)
        : foldOn(state, decision.events, aggregate.apply);
  }
  return { allowed: true, decisions, events, state };
}

type Judged = Readonly<{ decision: Decision; refusals: readonly Refusal[] }>;

function judgeOne<State extends Folded, Context extends DecisionContext>(
  aggregate: Aggregate<State, Context>,
  command: CompleteCommand,
  state: State,
  context: Context,
  originalAt: (revision: number) => PastEvent | undefined,
): Judged {
  const spec = aggregate.specs[command.type];
  if (spec === undefined) throw new UnknownCommand(command.type, Object.keys(aggregate.specs));
  if (state.outdated) throw new TypeError('a correction came in: fold the whole stream again before deciding');
  const seen = state.commands.get(command.key);
  const refusals: Refusal[] = [];
  if (seen !== undefined) {
    const differs = seen.revisions.flatMap((revision) => {
      const original = originalAt(revision);
      return original?.type === spec.gives ? whatDiffers(command, spec, original) : [];
    });
    const decision = { kind: 'repeated', revisions: seen.revisions } as const;
    if (seen.type !== spec.gives || differs.length > 0)
      refusing(commonReasons, refusals)('KEY_REUSED', {
        key: command.key,
        gave: seen.type,
        asked: spec.gives,
        differs,
      });
    return { decision, refusals };
  }
  const body = bodyOf(aggregate, spec, command, state, context, refusals);
  const against = command.imported === true ? refusals.filter(({ kind }) => kind === 'sense') : refusals;
  const events = body === alreadySo || against.length > 0 ? [] : [eventOf(spec, aggregate, command, body, context)];
  return { decision: { kind: 'decided', events, oddities: refusals }, refusals: against };
}

function bodyOf<State extends Folded, Context extends DecisionContext>(
  aggregate: Aggregate<State, Context>,
  spec: CommandSpec,
  command: CompleteCommand,
  state: State,
  context: Context,
  refusals: Refusal[],
): unknown {
  const refuse = refusing(commonReasons, refusals);
  const corrects = isCorrection({ type: spec.gives });
  for (const occurredAt of [command.occurredAt, ...(corrects ? rightTimeIn(command) : [])])
    if (millisecondsOf(occurredAt) > millisecondsOf(context.now) + tolerance)
      refuse('IN_THE_FUTURE', { occurredAt, now: context.now });
  if (refusals.length > 0) return alreadySo;
  const body = aggregate.decide(command, state, context, refusals);
  return corrects && refusals.length === 0 ? judgeCorrection(aggregate.events, command, context.history, refuse) : body;
}

function eventOf<State extends Folded, Context extends DecisionContext>(
  { gives }: CommandSpec,
  { events }: Aggregate<State, Context>,
  command: CompleteCommand,
  data: unknown,
  { rulesVersion, clientId }: DecisionContext,
): DecidedEvent {
  const { type: _, data: __, made: ___, occurredAt, key, ...options } = command;
  const wrong = isCorrection({ type: gives }) ? wrongIn(data) : undefined;
  const envelope = wrong === undefined ? options : { causationId: referenceOf(clientId, wrong), ...options };
  const schemaVersion = events[gives]?.version ?? 1;
  const rules = rulesVersion === undefined ? {} : { rules: rulesVersion };
  return { type: gives, data, meta: { ...envelope, ...rules, schemaVersion, occurredAt, commandKey: key } };
}
