import { dateOf, day } from '../chance/working-time.ts';
import { serviceLead } from '../company/staff.ts';
import type { Life } from '../life/life.ts';
import { euros } from '../selling/basket.ts';

/** What the company notes of an organisation that buys again and again. */
export function appraise(life: Life, at: number): void {
  const { dice } = life;
  const when = (): number => life.later(at, 1, 120);
  const score = (): number => dice.whole(0, 20) / 20;
  life.write(when(), 'PotentialRated', { score: score(), amount: euros(dice.whole(20, 900) * 10_000) });
  if (dice.happens(0.4))
    life.write(when(), 'StrategicImportanceRated', {
      score: score(),
      kind: dice.pick(['reference name', 'opinion leader']),
    });
  if (dice.happens(0.3)) {
    const spent = when();
    const period = { from: dateOf(spent - 365 * day), to: dateOf(spent) };
    life.write(spent, 'SpendRecorded', { product: 'rye-mix', amount: euros(dice.whole(5, 300) * 10_000), ...period });
  }
  if (dice.happens(0.4))
    life.write(when(), 'CostToServeRecorded', {
      kind: dice.pick(['sales', 'service']),
      amount: euros(dice.whole(40, 900) * 100),
      hours: dice.whole(1, 12),
    });
  if (dice.happens(0.12))
    life.write(when(), 'DependencyRecorded', {
      kind: dice.pick(['technological', 'business']),
      of: 'client',
      what: 'Our ovens run all night there',
    });
  if (dice.happens(0.15))
    life.write(when(), 'ClientGoalRecorded', {
      goalId: life.newId('goal'),
      kind: 'aim',
      joint: true,
      goal: 'A second shop',
    });
  if (dice.happens(0.25))
    life.write(when(), 'ClientDevelopmentPlanned', { product: 'deck-oven', date: dateOf(at + 200 * day) });
  if (dice.happens(0.1))
    life.write(when(), 'HealthScoreOverridden', { score: score(), comment: 'We know them better' });
  if (dice.happens(0.2))
    life.write(when(), 'ProductFeedbackRecorded', {
      product: dice.pick([...life.bought.keys()] as [string, ...string[]]),
      kind: dice.pick(['wish', 'defect', 'praise']),
      text: 'A smaller bag would do',
    });
  if (dice.happens(0.3)) work(life, when());
}

function work(life: Life, at: number): void {
  const taskId = life.newId('task');
  const dueDate = dateOf(life.later(at, 7, 14));
  life.write(at, 'TaskAssigned', {
    taskId,
    employee: life.ownerAt(at),
    what: 'Prepare the review of the year',
    kind: 'review',
    dueDate,
  });
  let given = at;
  if (life.dice.happens(0.2)) {
    given = life.later(at, 0.5, 2);
    life.write(given, 'TaskReassigned', {
      taskId,
      from: life.ownerAt(at),
      to: serviceLead.name,
      why: 'Too much to do',
    });
  }
  if (life.dice.happens(0.85)) life.write(life.later(given, 3, 18), 'TaskDone', { taskId, outcome: 'done' });
}
