import { dateOf, day } from '../chance/working-time.ts';
import type { Life } from '../life/life.ts';

const purposes = ['how it goes', 'a new product', 'the next order', 'a visit'] as const;

/** Between two purchases: planned calls, questions of the client. */
export function keepInTouch(life: Life, from: number, to: number): void {
  for (let at = life.later(from, 12, 50); at < to && life.goesOnAt(at); at = life.later(at, 30, 80)) {
    if (life.dice.happens(0.55)) planAndCall(life, at);
    else if (life.dice.happens(0.6)) ask(life, at);
  }
}

function planAndCall(life: Life, planned: number): void {
  const planId = life.newId('plan');
  const purpose = life.dice.pick(purposes);
  const channel = life.dice.weighted({ phone: 55, email: 30, meeting: 15 });
  const date = life.later(planned, 3, 15);
  const employee = life.ownerAt(planned);
  life.write(planned, 'NextContactPlanned', { planId, date: dateOf(date), purpose, channel, employee });
  if (life.dice.happens(0.15)) return;
  const at = life.dice.happens(0.8) ? date : life.later(date, 1, 10);
  const outcome = life.dice.pick(['interested', 'content', 'call again', 'no need']);
  life.write(at, 'ClientContacted', {
    direction: 'proactive',
    channel,
    purpose,
    outcome,
    planId,
    employee: life.ownerAt(at),
    minutes: life.dice.whole(3, 45),
  });
}

/** The client asks for something and gets an answer, mostly in time. */
export function ask(life: Life, at: number): void {
  const requestId = life.newId('request');
  const channel = life.dice.weighted({ phone: 45, email: 45, web: 10 });
  const subject = life.dice.pick(['price list', 'delivery date', 'spare part', 'recipe', 'opening hours']);
  life.write(at, 'RequestReceived', { requestId, channel, subject });
  life.write(at + 1, 'ClientContacted', { direction: 'reactive', channel, purpose: subject, requestId });
  let told = at;
  if (life.dice.happens(0.4)) {
    told = life.later(at, 0.02, 0.6);
    life.write(told, 'RequestAcknowledged', { requestId, channel: 'email' });
  }
  if (life.dice.happens(0.3)) {
    told = life.later(told, 0.05, 0.7);
    life.write(told, 'AnswerPromised', { requestId, promisedFor: dateOf(life.later(told, 2, 5)) });
  }
  const answered = life.later(told, 0.3, 6);
  if (life.dice.happens(0.06)) life.write(answered, 'RequestDeclined', { requestId, category: 'not our business' });
  else life.write(answered, 'RequestAnswered', { requestId, channel });
}

/** A client that agreed to news is written to in the spring, once a year and step. */
export function invite(
  life: Life,
  consented: number,
  campaigns: readonly { readonly campaignId: string; readonly at: number }[],
): void {
  for (const { campaignId, at: begins } of campaigns) {
    if (begins < consented + day || !life.goesOnAt(begins)) continue;
    const touch = { campaignId, channel: 'email', topic: 'news' };
    const touchId = life.newId('touch');
    const sent = life.later(begins, 0, 10);
    life.write(sent, 'CampaignTouchSent', { ...touch, touchId, step: 'letter' });
    if (!life.dice.happens(0.25)) continue;
    const response = {
      responseId: life.newId('response'),
      campaignId,
      touchId,
      response: life.dice.pick(['comes', 'asks', 'declines']),
    };
    life.write(life.later(sent, 0.2, 9), 'CampaignResponseReceived', { ...response, channel: 'email' });
  }
}
