import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { instant } from '@clientele/core';
import type { Timer } from '@clientele/projections';

import { type Notification, verifyWebhook, webhook, type WebhookOptions } from '../src/index.ts';

const now = instant('2026-03-01T09:00:00Z');
const secret = 'a secret that nobody guesses';
const notification: Notification = {
  id: '019ca000-0000-8000-8000-000000000001',
  reaction: 'celebrate',
  topic: 'deal.won',
  clientId: 'acme',
  at: now,
  title: 'acme has bought — größer als je',
  data: { dealId: 'd1' },
};

type Received = Readonly<{ body: string; headers: IncomingHttpHeaders }>;

describe('a webhook', () => {
  let server: Server;
  let url: string;
  let received: Received[];
  let answers: number[];

  beforeEach(async () => {
    received = [];
    answers = [];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
        const status = answers.shift() ?? 204;
        if (status === 0) request.socket.destroy();
        else response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (more: Partial<WebhookOptions> = {}) =>
    webhook({ url, secret, clock: () => now, backOff: 1, ...more }).deliver(notification);
  const verify = (more: Partial<Parameters<typeof verifyWebhook>[0]> = {}) =>
    verifyWebhook({ ...(received[0] ?? { body: '', headers: {} }), secret, now, ...more });
  const problem = (more: Parameters<typeof verify>[0]) => {
    try {
      verify(more);
    } catch (error) {
      return (error as { code?: unknown }).code;
    }
    return undefined;
  };

  it('brings a notification that the receiver can trust', async () => {
    await send();
    expect(received).toHaveLength(1);
    expect(received[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'clientele-id': notification.id });
    expect(verify()).toEqual(notification);
    expect(verify({ secret: ['the next secret', secret] })).toEqual(notification);
  });

  it('is refused when anything of it was changed, and when it is old', async () => {
    await send();
    const { body = '', headers = {} } = received[0] ?? {};
    expect(problem({ body: body.replace('d1', 'd2') })).toBe('SIGNATURE_WRONG');
    expect(problem({ secret: 'another' })).toBe('SIGNATURE_WRONG');
    const later = String(headers['clientele-signature']).replace(/t=\d+/, 't=1772355601');
    expect(problem({ headers: { 'clientele-signature': later } })).toBe('SIGNATURE_WRONG');
    expect(problem({ headers: {} })).toBe('SIGNATURE_MISSING');
    expect(problem({ headers: { 'clientele-signature': 'v1=00' } })).toBe('SIGNATURE_MISSING');
    expect(problem({ now: instant('2026-03-01T09:05:01Z') })).toBe('TOO_OLD');
    expect(problem({ now: instant('2026-03-01T08:54:59Z') })).toBe('TOO_OLD');
    expect(problem({ now: instant('2026-03-01T09:05:00Z') })).toBeUndefined();
  });

  it('is tried again, with the same id, when the receiver is busy or the line is cut', async () => {
    answers = [503, 0];
    await send();
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ headers }) => headers['clientele-id'])).size).toBe(1);
  });

  it('fails when all attempts did, and says neither secret nor address', async () => {
    answers = [500, 429, 500];
    const failed = send();
    await expect(failed).rejects.toMatchObject({ code: 'WEBHOOK_FAILED' });
    await failed.catch((error: unknown) => expect(String(error)).not.toMatch(/secret|127\.0\.0\.1/));
    expect(received).toHaveLength(3);
  });

  it('is refused for good by any other answer, and follows no redirect', async () => {
    answers = [410];
    await expect(send()).rejects.toMatchObject({ code: 'DELIVERY_REFUSED' });
    answers = [302];
    await expect(send()).rejects.toMatchObject({ code: 'DELIVERY_REFUSED' });
    expect(received).toHaveLength(2);
  });

  it('does not wait for ever for an answer', async () => {
    server.removeAllListeners('request');
    await expect(send({ timeout: 30, attempts: 2 })).rejects.toMatchObject({ code: 'WEBHOOK_FAILED' });
  });

  it('waits for no further attempt when the program ends', async () => {
    answers = [503];
    const ending = new AbortController();
    const adapter = webhook({ url, secret, clock: () => now, timer: endingAtOnce(ending), backOff: 3_600_000 });
    await expect(adapter.deliver(notification, ending.signal)).rejects.toMatchObject({ code: 'WEBHOOK_FAILED' });
    expect(received).toHaveLength(1);
  });

  it('says by a header who sends it where its address does, and tells nobody else', async () => {
    await send({ url: url.replace('http://', 'http://ann:s3cr%3At@') });
    expect(received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ann:s3cr:t').toString('base64')}`);
    const nowhere = send({ url: 'http://ann:s3cr3t@127.0.0.1:2/T0/s3cr3t', attempts: 1 });
    await expect(nowhere).rejects.toThrow('webhook could not be reached: ECONNREFUSED');
    for (const wrong of ['https://hooks.example invalid/T0/s3cr3t', 'ftp://example.com/s3cr3t', 's3cr3t']) {
      expect(() => webhook({ url: wrong, secret, clock: () => now })).toThrow('is no address of http or https');
      expect(() => webhook({ url: wrong, secret, clock: () => now })).not.toThrow('s3cr3t');
    }
  });
});

/** A timer of a program that is told to end as soon as something waits. */
const endingAtOnce = (ending: AbortController): Timer => ({
  elapsed: () => 0,
  sleep: () => {
    ending.abort();
    return Promise.resolve();
  },
});
