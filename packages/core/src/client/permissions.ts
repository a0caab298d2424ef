import type { ContactLimits } from './contact-limits.ts';

/** What the client once said about consent: given for a channel and a topic, or withdrawn, for all where none is named. */
export type ConsentWord = Readonly<{
  at: number;
  given: boolean;
  channel?: string | undefined;
  topic?: string | undefined;
}>;

/** How the client, or one person of it, once said that it may be contacted. */
export type PreferenceWord = Readonly<{ at: number; personId?: string | undefined; limits: ContactLimits }>;

type Consent = Readonly<{ channel: string; topic?: string | undefined }>;

/** Whether there was consent at an instant, by all that was said until then, in the order in which it was said. */
export function isConsented(words: Iterable<ConsentWord>, { channel, topic }: Consent, at: number): boolean {
  const inForce = new Set<string | undefined>();
  for (const word of saidUntil(words, at)) {
    if ((word.channel ?? channel) !== channel) continue;
    if (word.given) inForce.add(word.topic);
    else if (word.topic === undefined) inForce.clear();
    else inForce.delete(word.topic);
  }
  return topic === undefined ? inForce.size > 0 : inForce.has(topic);
}

/** What the client (without a person), or one person of it, allowed at an instant. */
export function limitsAt(
  words: Iterable<PreferenceWord>,
  personId: string | undefined,
  at: number,
): ContactLimits | undefined {
  return saidUntil(words, at).findLast((word) => word.personId === personId)?.limits;
}

// What was said at one instant stays in the order of the stream.
const saidUntil = <Word extends Readonly<{ at: number }>>(words: Iterable<Word>, at: number): readonly Word[] =>
  [...words].filter((word) => word.at <= at).sort((one, other) => one.at - other.at);
