import type { Life } from './life.ts';
import { emailOf, type Industry, organisationName, personName, phoneOf } from './names.ts';

/** How a client came: who recommended it, and whether the client itself said so. */
export type Origin = Readonly<{ referredByClientId?: string }>;

/** The client becomes known, with an owner. */
export function register(life: Life, origin: Origin): void {
  const at = life.born;
  const referred = origin.referredByClientId !== undefined;
  const source = referred
    ? 'referral'
    : life.dice.weighted({ web: 34, 'trade fair': 20, 'cold call': 20, advertising: 16, partner: 10 });
  const place = {
    country: life.dice.weighted({ DE: 60, AT: 15, NL: 15, CH: 10 }),
    region: life.dice.pick(['north', 'south', 'east', 'west']),
  };
  const profile = life.kind === 'person' ? asPerson(life) : asOrganisation(life);
  life.write(at, 'ClientRegistered', { kind: life.kind, ...profile, ...place, source, ...origin });
  const { name, department, branch } = life.owners.hunter;
  life.write(at + 1000, 'OwnerAssigned', { employee: name, role: 'account-executive', department, branch });
  if (life.kind === 'organisation') meetPeople(life);
  if (life.dice.happens(0.06)) life.write(at + 3000, 'ContactPreferenceSet', { forbiddenChannels: ['sms', 'post'] });
}

function asPerson(life: Life) {
  const name = personName(life.dice);
  return {
    name,
    ageBand: life.dice.pick(['18-29', '30-44', '45-59', '60+']),
    occupation: life.dice.pick(['cook', 'teacher', 'baker', 'clerk', 'retired']),
    contacts: { email: emailOf(name) },
    ...(life.dice.happens(0.3) && {
      birthday: `${String(life.dice.whole(1950, 2002))}-0${String(life.dice.whole(1, 9))}-1${String(life.dice.whole(0, 9))}`,
    }),
  };
}

function asOrganisation(life: Life) {
  const industry: Industry = life.dice.weighted({ bakeries: 40, cafes: 22, hotels: 14, restaurants: 14, retail: 10 });
  return {
    name: organisationName(life.dice, industry),
    industry,
    size: life.dice.weighted({ small: 55, medium: 33, large: 12 }),
    hasBranches: life.dice.happens(0.2),
    yearFounded: life.dice.whole(1950, 2020),
    contacts: { phone: phoneOf(life.dice) },
  };
}

function meetPeople(life: Life): void {
  const name = personName(life.dice);
  const personId = life.newId('person');
  const person = {
    personId,
    name,
    role: life.dice.pick(['owner', 'head baker', 'purchasing']),
    contacts: { email: emailOf(name) },
  };
  life.write(life.born + 2000, 'ContactPersonAdded', person);
  if (life.dice.happens(0.05))
    life.write(life.later(life.born, 100, 500), 'ContactPersonRemoved', { personId, why: 'Left the company' });
}
