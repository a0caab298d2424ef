import { companyCommand } from './company-command.ts';

/** An employee joins the company. */
export const addEmployee = companyCommand('AddEmployee');

/** An employee works in another place from now on; what is absent stays. */
export const moveEmployee = companyCommand('MoveEmployee');

/** An employee leaves the company. */
export const removeEmployee = companyCommand('RemoveEmployee');
