import { clientCommand } from './client-command.ts';

export const sendDocument = clientCommand('SendDocument');
export const receiveDocument = clientCommand('ReceiveDocument');
export const signDocument = clientCommand('SignDocument');
