import { companyCommand } from './company-command.ts';

/** A figure is to reach a value in a period. */
export const setSalesTarget = companyCommand('SetSalesTarget');
export const setScorecard = companyCommand('SetScorecard');

/** From now on figures are computed under this policy. Another content needs another version. */
export const adoptPolicy = companyCommand('AdoptPolicy');
export const approveTemplate = companyCommand('ApproveTemplate');
export const answerReadiness = companyCommand('AnswerReadiness');
export const assessProcess = companyCommand('AssessProcess');
