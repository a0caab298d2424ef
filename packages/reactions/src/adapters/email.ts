import { createTransport } from 'nodemailer';

import type { Notification } from '../notification.ts';
import { DeliveryRefused } from './delivery-refused.ts';
import { EmailFailed } from './email-failed.ts';
import type { NotificationAdapter } from './notification-adapter.ts';

export type EmailOptions = Readonly<{
  /** The server: `smtps://user:password@mail.example.com`. */
  server: string;
  from: string;
  /** Who gets it: an address, or one for each notification; undefined: nobody. */
  to: string | ((notification: Notification) => string | undefined);
  /** What it says; default the title, and the data line by line. */
  write?: (notification: Notification) => Readonly<{ subject: string; text: string }>;
  /** Default `email`. */
  name?: string;
  /** How long the server may take to answer, in milliseconds; default 10,000. */
  timeout?: number;
}>;

/** Sends notifications by e-mail; call `close` when no more are to be sent. */
export type EmailAdapter = NotificationAdapter & Readonly<{ close(): void }>;

/**
 * Sends notifications by e-mail over SMTP. The message id is that of the notification, so that mail
 * systems recognise a repeat. A mail that the server refuses for good (5xx) is not tried again; where
 * it refuses us (a wrong password, no encryption) the mail waits until that is put right.
 *
 * @example
 * email({ server: 'smtps://crm:secret@mail.example.com', from: 'crm@example.com', to: 'sales@example.com' });
 */
export function email(options: EmailOptions): EmailAdapter {
  const { server, from, to, write = plainly, name = 'email', timeout = 10_000 } = options;
  const limits = { connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout };
  const transport = createTransport({ url: server, ...limits });
  const address = (notification: Notification) => (typeof to === 'string' ? to : to(notification));
  return {
    name,
    wants: (notification) => address(notification) !== undefined,
    async deliver(notification) {
      const receiver = address(notification);
      if (receiver === undefined) return;
      const domain = from.slice(from.lastIndexOf('@') + 1).replace(/[^A-Za-z0-9.-]/g, '');
      const messageId = `<${notification.id}@${domain}>`;
      try {
        await transport.sendMail({ from, to: receiver, messageId, ...write(notification) });
      } catch (error) {
        throw failureOf(error, name);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

function plainly({ title, topic, clientId, at, data }: Notification): Readonly<{ subject: string; text: string }> {
  const lines = Object.entries(data).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return {
    subject: title,
    text: [title, '', `client: ${clientId}`, `at: ${at}`, `about: ${topic}`, ...lines].join('\n'),
  };
}

/** By the codes alone: what a server says may repeat what we have told it. */
function failureOf(error: unknown, name: string): DeliveryRefused | EmailFailed {
  const { code, responseCode } = codesOf(error);
  if (responseCode === undefined)
    return new EmailFailed(name, code === 'EAUTH' ? refusesUs : 'the server could not be reached');
  const answer = `the server answered ${String(responseCode)}`;
  // 530 to 538 are about who we are and how we talk (RFC 4954), whatever it was asked.
  if (code === 'EAUTH' || (responseCode >= 530 && responseCode <= 538))
    return new EmailFailed(name, `${refusesUs} (${answer})`);
  const isOfTheMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return responseCode >= 500 && isOfTheMail ? new DeliveryRefused(name, answer) : new EmailFailed(name, answer);
}

const refusesUs = 'the server does not let us in: check user and password';

function codesOf(error: unknown): Readonly<{ code: unknown; responseCode: number | undefined }> {
  if (typeof error !== 'object' || error === null) return { code: undefined, responseCode: undefined };
  const code = 'code' in error ? error.code : undefined;
  const responseCode = 'responseCode' in error ? error.responseCode : undefined;
  return { code, responseCode: typeof responseCode === 'number' ? responseCode : undefined };
}
