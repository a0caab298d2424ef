import { clientCommand } from './client-command.ts';

/** A person or an organisation becomes a client of its own. */
export const register = clientCommand('RegisterClient');

/** Something else became true of the client; what is null is known no longer, what is absent stays. */
export const changeProfile = clientCommand('ChangeProfile');

/** A human at the client becomes known; under a known `personId` what is known of the person changes. */
export const addContactPerson = clientCommand('AddContactPerson');
export const removeContactPerson = clientCommand('RemoveContactPerson');
export const assignOwner = clientCommand('AssignOwner');

/** The client goes from one owner to another; `from` is the owner of now where it is left out. */
export const handOverOwner = clientCommand('HandOverOwner');
export const assignTeamMember = clientCommand('AssignTeamMember');
export const removeTeamMember = clientCommand('RemoveTeamMember');
export const recordRelatedBusiness = clientCommand('RecordRelatedBusiness');
export const recordGoal = clientCommand('RecordGoal');
export const planDevelopment = clientCommand('PlanDevelopment');
export const addNote = clientCommand('AddNote');

/** The client turned out to be another one: from now on everything is recorded there. */
export const mergeClient = clientCommand('MergeClient');
export const undoMerge = clientCommand('UndoMerge');

/** Nothing more is expected of the client; a payment or a complaint brings it back. */
export const archiveClient = clientCommand('ArchiveClient');
