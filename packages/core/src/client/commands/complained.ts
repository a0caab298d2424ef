import { clientCommand } from './client-command.ts';

/** A complaint. It brings an archived client back. */
export const fileComplaint = clientCommand('FileComplaint');
export const acknowledgeComplaint = clientCommand('AcknowledgeComplaint');

/** How bad it is. */
export const assessComplaint = clientCommand('AssessComplaint');
export const assignComplaint = clientCommand('AssignComplaint');

/** The root cause is known. */
export const investigateComplaint = clientCommand('InvestigateComplaint');
export const resolveComplaint = clientCommand('ResolveComplaint');

/** The client knows the decision; one that it refuses leaves the complaint open. */
export const communicateDecision = clientCommand('CommunicateDecision');
export const closeComplaint = clientCommand('CloseComplaint');
export const reopenComplaint = clientCommand('ReopenComplaint');
export const takeCorrectiveAction = clientCommand('TakeCorrectiveAction');
export const waiveCorrectiveAction = clientCommand('WaiveCorrectiveAction');
export const recordFeedback = clientCommand('RecordFeedback');
export const sendSurvey = clientCommand('SendSurvey');
export const recordSurveyAnswer = clientCommand('RecordSurveyAnswer');
