import { randomInt } from 'node:crypto';

import { type Instant, millisecondsOf } from '@clientele/core';
import { systemTimer, type Timer } from '@clientele/projections';

import type { Notification } from '../notification.ts';
import { DeliveryRefused } from './delivery-refused.ts';
import type { NotificationAdapter } from './notification-adapter.ts';
import { idHeader, signatureHeader, signatureOf } from './signature.ts';
import { type WebhookAddress, webhookAddress } from './webhook-address.ts';
import { WebhookFailed } from './webhook-failed.ts';

export type WebhookOptions = Readonly<{
  /** Of http or https; a user and password in it travel as an `authorization` header. */
  url: string;
  /** Shared with the receiver: signs each delivery, and never leaves this process. */
  secret: string;
  clock: () => Instant;
  /** Default `webhook`. */
  name?: string;
  wants?: (notification: Notification) => boolean;
  /** How often it is tried at once, with growing pauses; what fails then waits in the outbox. Default 3. */
  attempts?: number;
  /** Milliseconds before the second attempt, doubled for each further one, up to half as much again by chance. Default 500. */
  backOff?: number;
  /** How long the receiver may take, in milliseconds; default 10,000. */
  timeout?: number;
  /** Waits; default the machine's time. */
  timer?: Timer;
}>;

/**
 * Posts notifications as JSON to an address, signed over time and body (`verifyWebhook` checks it).
 * Any answer of 200 to 299 takes it. 408, 425, 429, 500 and above, and no answer at all, are tried
 * again; any other answer refuses it for good. Redirects are not followed. Throws `InvalidAddress`.
 *
 * @example
 * webhook({ url: 'https://example.com/hooks/clientele', secret, clock });
 */
export function webhook({ name = 'webhook', wants, ...options }: WebhookOptions): NotificationAdapter {
  const { attempts = 3, backOff = 500, timer = systemTimer } = options;
  const target = { ...options, name, address: webhookAddress(name, options.url) };
  return {
    name,
    ...(wants && { wants }),
    async deliver(notification, stop = new AbortController().signal) {
      for (let attempt = 1; ; attempt++) {
        try {
          await post(notification, target);
          return;
        } catch (error) {
          if (error instanceof DeliveryRefused || attempt >= attempts || stop.aborted) throw error;
          const wait = backOff * 2 ** (attempt - 1);
          await timer.sleep(wait + randomInt(1 + Math.floor(wait / 2)), stop);
          if (isTold(stop)) throw error;
        }
      }
    },
  };
}

const isTold = (stop: AbortSignal): boolean => stop.aborted;

type Target = Pick<WebhookOptions, 'secret' | 'clock' | 'timeout'> &
  Readonly<{ name: string; address: WebhookAddress }>;

async function post(notification: Notification, target: Target): Promise<void> {
  const { name, address, secret, clock, timeout = 10_000 } = target;
  const body = JSON.stringify(notification);
  // Signed at each attempt: the receiver judges its age.
  const seconds = Math.floor(millisecondsOf(clock()) / 1000);
  const headers = {
    ...address.headers,
    'content-type': 'application/json',
    [idHeader]: notification.id,
    [signatureHeader]: `t=${String(seconds)},v1=${signatureOf(secret, seconds, body)}`,
  };
  const signal = AbortSignal.timeout(timeout);
  let status: number;
  try {
    const response = await fetch(address.url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    status = response.status;
  } catch (error) {
    throw new WebhookFailed(name, reasonOf(error));
  }
  if (status >= 200 && status < 300) return;
  if (status >= 500 || [408, 425, 429].includes(status)) throw new WebhookFailed(name, `it answered ${String(status)}`);
  throw new DeliveryRefused(name, `it answered ${String(status)}`);
}

/** What went wrong below `fetch`, by its code alone: messages may hold the address, and an address a secret. */
function reasonOf(error: unknown): string {
  if (fieldOf(error, 'name') === 'TimeoutError') return 'no answer in time';
  const code = String(fieldOf(fieldOf(error, 'cause'), 'code'));
  return /^[A-Z][A-Z0-9_]+$/.test(code) ? code : 'no answer';
}

// By its shape: the error may belong to another realm than ours.
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
