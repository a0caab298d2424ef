import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { instant } from '@clientele/core';
import { SMTPServer } from 'smtp-server';

import { email, type EmailOptions, type Notification } from '../src/index.ts';

const notification: Notification = {
  id: '019ca000-0000-8000-8000-000000000001',
  reaction: 'control-point-deadlines',
  topic: 'control-point.missed',
  clientId: 'acme',
  at: instant('2026-03-01T09:00:00Z'),
  title: 'delivery of client acme was missed',
  data: { point: 'delivery', dealId: null },
};

describe('an e-mail', () => {
  let server: SMTPServer;
  let url: string;
  let received: string[];
  let refuses: number | undefined;

  beforeEach(async () => {
    received = [];
    refuses = undefined;
    server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      onAuth(_auth, _session, callback) {
        callback(Object.assign(new Error('bad password'), { responseCode: 535 }));
      },
      disabledCommands: ['STARTTLS'],
      onRcptTo(address, _session, callback) {
        if (refuses === undefined) callback();
        else callback(Object.assign(new Error(`no ${address.address} here`), { responseCode: refuses }));
      },
      onData(stream, _session, callback) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push(Buffer.concat(chunks).toString());
          callback();
        });
      },
    });
    const listening = server.listen(0, '127.0.0.1');
    if (!listening.listening) await once(listening, 'listening');
    url = `smtp://127.0.0.1:${String((listening.address() as AddressInfo).port)}`;
  });
  afterEach(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  });

  async function send(more: Partial<EmailOptions> = {}): Promise<void> {
    const adapter = email({ server: url, from: 'CRM <crm@example.com>', to: 'ann@example.com', ...more });
    try {
      await adapter.deliver(notification);
    } finally {
      adapter.close();
    }
  }

  it('says what is to be told, under an id that is the same on every attempt', async () => {
    await send();
    await send();
    expect(received).toHaveLength(2);
    for (const mail of received) {
      expect(mail).toContain('To: ann@example.com');
      expect(mail).toContain('Subject: delivery of client acme was missed');
      expect(mail).toContain(`Message-ID: <${notification.id}@example.com>`);
      expect(mail).toContain('point: delivery');
    }
  });

  it('goes to whom it concerns, in words of the company’s own', async () => {
    const to = ({ clientId }: Notification) => (clientId === 'acme' ? 'bob@example.com' : undefined);
    await send({ to, write: ({ clientId }) => ({ subject: `Look at ${clientId}`, text: 'Please call.' }) });
    expect(received[0]).toContain('To: bob@example.com');
    expect(received[0]).toContain('Subject: Look at acme');
    const adapter = email({ server: url, from: 'crm@example.com', to });
    expect(adapter.wants?.({ ...notification, clientId: 'other' })).toBe(false);
    adapter.close();
  });

  it('is tried again later when the server is busy, and not when it says no', async () => {
    refuses = 451;
    await expect(send()).rejects.toMatchObject({ code: 'EMAIL_FAILED' });
    refuses = 550;
    await expect(send()).rejects.toMatchObject({ code: 'DELIVERY_REFUSED' });
    await send().catch((error: unknown) => expect(String(error)).not.toContain('ann@example.com'));
  });

  it('waits until it is put right where the server does not let us in, and does not tell the password', async () => {
    for (refuses of [530, 534, 538]) await expect(send()).rejects.toMatchObject({ code: 'EMAIL_FAILED' });
    const named = url.replace('smtp://', 'smtp://crm:geheim@');
    const failed = send({ server: named });
    await expect(failed).rejects.toMatchObject({
      code: 'EMAIL_FAILED',
      message: expect.stringContaining('check user and password') as string,
    });
    await failed.catch((error: unknown) => expect(String(error)).not.toContain('geheim'));
  });

  it('is tried again later when there is no server, and its password is not told', async () => {
    const failed = send({ server: 'smtp://crm:geheim@127.0.0.1:1', timeout: 500 });
    await expect(failed).rejects.toMatchObject({ code: 'EMAIL_FAILED' });
    await failed.catch((error: unknown) => expect(String(error)).not.toContain('geheim'));
  });
});
