import type { Dice } from '../chance/dice.ts';
import { type Employee, serviceLead, staff } from '../company/staff.ts';
import type { SimulatedWindow } from '../simulated-window.ts';
import type { Life } from './life.ts';

/** Who is responsible for a client, and since when: first a hunter, after the first sale farmers. */
export class Ownership {
  readonly hunter: Employee;
  readonly #farmers: { from: number; employee: Employee }[] = [];
  readonly #window: SimulatedWindow;

  constructor(dice: Dice, window: SimulatedWindow) {
    this.#window = window;
    this.hunter = dice.pick(present('account-executive', 0));
  }

  at(moment: number): Employee {
    return this.#farmers.findLast(({ from }) => from <= moment)?.employee ?? this.hunter;
  }

  /** From the hunter to a farmer, and on to the next one when the farmer leaves the company. */
  handOverToFarmer(life: Life, at: number): void {
    const farmer = life.dice.pick(present('account-manager', this.#window.shareAt(at)));
    this.#handOver(life, at, farmer, 'the first sale is done');
    if (farmer.leaves < 1) {
      const left = life.later(this.#window.at(farmer.leaves), 0, 4);
      this.#handOver(life, left, life.dice.pick(present('account-manager', farmer.leaves)), `${farmer.name} left`);
    }
    if (life.dice.happens(0.08)) {
      const { name, role, department, branch } = serviceLead;
      const member = { employee: name, role, department, branch };
      const joined = life.later(at, 1, 20);
      life.write(joined, 'AccountTeamMemberAssigned', member);
      if (life.dice.happens(0.3))
        life.write(life.later(joined, 60, 200), 'AccountTeamMemberRemoved', { employee: name, role });
    }
  }

  #handOver(life: Life, at: number, to: Employee, why: string): void {
    const from = this.at(at);
    this.#farmers.push({ from: at, employee: to });
    const fromRole = from === this.hunter ? 'account-executive' : 'account-manager';
    const { name, department, branch } = to;
    const owner = { from: from.name, fromRole, to: name, role: 'account-manager', department, branch } as const;
    life.write(at, 'OwnerHandedOver', { ...owner, why });
  }
}

function present(role: Employee['role'], share: number): [Employee, ...Employee[]] {
  const [first, ...others] = staff.filter((one) => one.role === role && one.joins <= share && one.leaves > share);
  if (first === undefined) throw new TypeError(`nobody is ${role} then`);
  return [first, ...others];
}
