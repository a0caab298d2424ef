import { clientCommand } from './client-command.ts';

export const rateStrategicImportance = clientCommand('RateStrategicImportance');
export const ratePotential = clientCommand('RatePotential');
export const recordSpend = clientCommand('RecordSpend');
export const recordCostToServe = clientCommand('RecordCostToServe');
export const recordDependency = clientCommand('RecordDependency');
export const overrideHealthScore = clientCommand('OverrideHealthScore');
export const assignTask = clientCommand('AssignTask');
export const reassignTask = clientCommand('ReassignTask');
export const finishTask = clientCommand('FinishTask');
