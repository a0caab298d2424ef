export { inOrderOfTime } from './in-order-of-time.ts';
export { InvalidSimulation } from './invalid-simulation.ts';
export { simulateCompany } from './simulate-company.ts';
export type { Simulation, StreamOfEvents } from './simulate-company.ts';
export { simulateEvents } from './simulate-events.ts';
