import { dateOf, day } from '../chance/working-time.ts';
import type { CompanyBodies } from '../diary/bodies.ts';
import { Diary } from '../diary/diary.ts';
import { euros } from '../selling/basket.ts';
import type { SimulatedWindow } from '../simulated-window.ts';
import { assortment, directions, questionnaireOf } from './assortment.ts';
import { campaignsOf } from './campaigns.ts';
import { programme } from './programme.ts';
import { director, staff } from './staff.ts';

/** What happens in the company itself: what it sells, who works there, what it aims at. */
export function makeHistory(window: SimulatedWindow, clients: number): Diary<CompanyBodies> {
  const diary = new Diary<CompanyBodies>();
  const write = <T extends keyof CompanyBodies>(at: number, type: T, data: CompanyBodies[T]): void => {
    diary.write(at, type, data, director.name);
  };
  const { from } = window;
  for (const direction of directions) write(from, 'DirectionListed', { direction });
  for (const { product, direction, price, cost, listedAfter } of assortment)
    write(window.at(listedAfter), 'ProductListed', {
      product,
      direction,
      price: euros(price),
      cost: euros(cost),
      questionnaire: questionnaireOf(product),
    });
  write(from, 'PartnerListed', { partner: 'Mill & Stone', products: ['stone mill'] });
  write(from, 'PackageListed', {
    package: 'opening set',
    items: [
      { product: 'deck-oven', quantity: 1 },
      { product: 'spiral-mixer', quantity: 1 },
    ],
    price: euros(1_790_000),
  });
  write(from, 'LoyaltyProgrammeDefined', {
    programme,
    version: '1',
    basis: 'price',
    content: { earning: { pointsPerEuro: 0.05 }, tiers: ['silver', 'gold'], validDays: 365 },
  });
  write(from, 'PolicyAdopted', { name: 'figures', version: '1', content: { zone: 'UTC' } });
  write(from, 'DocumentTemplateApproved', { kind: 'offer', name: 'offer', version: '1', approver: director.name });
  write(from, 'ReadinessAnswered', {
    programme,
    readyToChange: true,
    readyToLearnAndChooseClients: true,
    meansToRaiseSatisfaction: true,
  });
  for (const process of ['complaints', 'cross-sales', 'refusal analysis'])
    write(from, 'ProcessAssessed', {
      process,
      exists: true,
      ruleKept: process === 'complaints',
      reported: true,
      measured: false,
    });
  for (const { campaignId, at } of campaignsOf(window))
    write(at - day, 'CampaignDefined', {
      campaignId,
      name: 'Spring fair',
      topic: 'news',
      steps: [{ step: 'letter', channel: 'email' }],
    });
  employ(window, write);
  aim(window, clients, write);
  return diary;
}

type Write = <T extends keyof CompanyBodies>(at: number, type: T, data: CompanyBodies[T]) => void;

function employ(window: SimulatedWindow, write: Write): void {
  for (const { name: employee, role, department, branch, joins, leaves } of staff) {
    write(window.at(joins), 'EmployeeJoined', { employee, name: employee, role, department, branch });
    if (leaves < 1) write(window.at(leaves), 'EmployeeLeft', { employee });
  }
  write(window.at(0.7), 'EmployeeMoved', { employee: 'Carla Dietz', branch: 'north' });
}

/** Targets for every quarter that the window touches. */
function aim(window: SimulatedWindow, clients: number, write: Write): void {
  const start = new Date(window.from);
  for (let month = start.getUTCMonth() - (start.getUTCMonth() % 3); ; month += 3) {
    const begins = Date.UTC(start.getUTCFullYear(), month, 1);
    if (begins >= window.to) return;
    const at = Math.max(window.from, begins - 10 * day);
    const quarter = { from: dateOf(begins), to: dateOf(Date.UTC(start.getUTCFullYear(), month + 3, 1)) };
    const turnover = clients * 50_000;
    write(at, 'SalesTargetSet', {
      for: { level: 'company' },
      measure: 'turnover',
      target: euros(turnover),
      ...quarter,
    });
    for (const direction of directions)
      write(at, 'SalesTargetSet', {
        for: { level: 'direction', direction },
        measure: 'turnover',
        target: euros(Math.round(turnover / 4)),
        ...quarter,
      });
    write(at, 'ScorecardSet', {
      for: { level: 'team', department: 'sales' },
      lines: [{ measure: 'first sales', weight: 1, plan: Math.ceil(clients / 20), cap: 1.2 }],
      ...quarter,
    });
  }
}
