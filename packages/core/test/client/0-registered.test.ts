import {
  addContactPerson,
  addNote,
  archiveClient,
  assignOwner,
  assignTask,
  assignTeamMember,
  erasePersonalData,
  finishTask,
  handOverOwner,
  mergeClient,
  reassignTask,
  recordContact,
  removeContactPerson,
  removeTeamMember,
  undoMerge,
} from '@clientele/core/commands';
import { given, type Happened } from '@clientele/core/testing';

import { archived, registered } from './acme.ts';

const ann: Happened = { type: 'OwnerAssigned', data: { employee: 'ann', role: 'account-executive' } };

describe('an owner', () => {
  it('is not assigned twice to the same role', () => {
    given(registered, ann)
      .when(assignOwner({ employee: 'ann', role: 'account-executive' }))
      .thenNothing();
    given(registered, ann)
      .when(assignOwner({ employee: 'bob', role: 'account-executive' }))
      .then({ type: 'OwnerAssigned' });
  });

  it('hands over from the one who has the client now', () => {
    given(registered, ann)
      .when(handOverOwner({ to: 'bob', role: 'account-executive' }))
      .then({ type: 'OwnerHandedOver', data: { from: 'ann', to: 'bob' } });
    given(registered, ann)
      .when(handOverOwner({ from: 'carl', to: 'bob', role: 'account-executive' }))
      .thenRefused('NOT_THE_OWNER', { owner: 'ann' });
  });

  it('may be a hunter who hands over to a farmer', () => {
    given(registered, ann)
      .when(handOverOwner({ to: 'bob', role: 'account-manager' }))
      .then({ type: 'OwnerHandedOver', data: { from: 'ann', fromRole: 'account-executive' } });
    given(registered, ann)
      .when(
        handOverOwner({ to: 'bob', role: 'account-manager' }),
        handOverOwner({ to: 'carl', role: 'account-manager' }),
      )
      .then({ type: 'OwnerHandedOver', data: { from: 'ann' } }, { type: 'OwnerHandedOver', data: { from: 'bob' } });
  });

  it('must be there to hand over', () => {
    given(registered)
      .when(handOverOwner({ to: 'bob', role: 'account-manager' }))
      .thenRefused('NO_OWNER', { role: 'account-manager' });
    given(registered)
      .when(handOverOwner({ from: 'ann', to: 'bob', role: 'account-manager' }, { imported: true }))
      .thenOdd('NOT_THE_OWNER')
      .then({ type: 'OwnerHandedOver' });
  });
});

describe('the team and the people of a client', () => {
  it('are joined and left once', () => {
    const member: Happened = { type: 'AccountTeamMemberAssigned', data: { employee: 'ann', role: 'service' } };
    given(registered, member)
      .when(assignTeamMember({ employee: 'ann', role: 'service' }))
      .thenNothing();
    given(registered, member)
      .when(removeTeamMember({ employee: 'ann' }), removeTeamMember({ employee: 'ann' }))
      .then({ type: 'AccountTeamMemberRemoved' });
    const bob: Happened = { type: 'ContactPersonAdded', data: { personId: 'bob', name: 'Bob' } };
    given(registered, bob)
      .when(removeContactPerson({ personId: 'bob' }), removeContactPerson({ personId: 'bob' }))
      .then({ type: 'ContactPersonRemoved' });
    given(registered)
      .when(removeContactPerson({ personId: 'bob' }))
      .thenRefused('UNKNOWN_REFERENCE');
    given(registered, bob)
      .when(addContactPerson({ personId: 'bob', name: 'Robert' }))
      .then({ type: 'ContactPersonAdded' });
  });

  it('have tasks that are given on and done once', () => {
    const task: Happened = { type: 'TaskAssigned', data: { taskId: 't1', employee: 'ann', what: 'call back' } };
    given(registered)
      .when(assignTask({ employee: 'ann', what: 'call' }))
      .then({ type: 'TaskAssigned' });
    given(registered, task)
      .when(reassignTask({ taskId: 't1', to: 'bob' }))
      .then({ type: 'TaskReassigned', data: { from: 'ann', to: 'bob' } });
    given(registered, task)
      .when(reassignTask({ taskId: 't1', to: 'ann' }))
      .thenNothing();
    const story = given(registered, task, { type: 'TaskDone', data: { taskId: 't1' } });
    story.when(finishTask({ taskId: 't1' })).thenNothing();
    story.when(reassignTask({ taskId: 't1', to: 'bob' })).thenRefused('TASK_DONE');
  });
});

describe('a merged client', () => {
  const merged: Happened = { type: 'ClientMerged', data: { intoClientId: 'other' } };

  it('is merged into another one, and stays so', () => {
    given(registered)
      .when(mergeClient({ intoClientId: 'acme' }))
      .thenRefused('SELF_REFERENCE');
    given(registered, merged)
      .when(mergeClient({ intoClientId: 'other' }))
      .thenNothing();
    given(registered, merged)
      .when(mergeClient({ intoClientId: 'third' }))
      .thenRefused('CLIENT_MERGED', { into: 'other' });
    given(registered, merged)
      .when(addNote({ text: 'hello' }))
      .thenRefused('CLIENT_MERGED', { into: 'other' });
  });

  it('is itself again once the merge is undone', () => {
    given(registered, merged)
      .when(undoMerge({}), addNote({ text: 'hello' }))
      .then({ type: 'ClientMergeUndone', data: { intoClientId: 'other' } }, { type: 'NoteAdded' });
    given(registered, merged)
      .when(undoMerge({ intoClientId: 'third' }))
      .thenRefused('MERGED_ELSEWHERE');
    given(registered).when(undoMerge({})).thenNothing();
    given(registered, archived, merged)
      .when(undoMerge({}), addNote({ text: 'hello' }))
      .thenRefused('CLIENT_ARCHIVED');
  });
});

describe('the end of a client', () => {
  it('is archived once', () => {
    given(registered, archived).when(archiveClient({})).thenNothing();
  });

  it('is erased in any standing, and then nothing happens any more', () => {
    const erase = erasePersonalData({ what: ['everything'], why: 'asked for' });
    const erased: Happened = { type: 'PersonalDataErased', data: { what: ['everything'], why: 'asked for' } };
    given(registered, archived).when(erase).then({ type: 'PersonalDataErased' });
    given(registered, erased).when(erase).thenNothing();
    given(registered, erased)
      .when(recordContact({ direction: 'reactive', channel: 'phone' }))
      .thenRefused('CLIENT_ERASED');
  });
});
