import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { type Instant, millisecondsOf } from '@clientele/core';

import type { Notification } from '../notification.ts';
import { DeliveryRefused } from './delivery-refused.ts';
import type { NotificationAdapter } from './notification-adapter.ts';
import { idHeader, signatureHeader, signatureOf } from './signature.ts';
import { WebhookFailed } from './webhook-failed.ts';

export type WebhookOptions = Readonly<{
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
}>;

/**
 * Posts notifications as JSON to an address, signed over time and body (`verifyWebhook` checks it).
 * Any answer of 200 to 299 takes it. 408, 425, 429, 500 and above, and no answer at all, are tried
 * again; any other answer refuses it for good. Redirects are not followed.
 *
 * @example
 * webhook({ url: 'https://example.com/hooks/clientele', secret, clock });
 */
export function webhook({ name = 'webhook', wants, ...options }: WebhookOptions): NotificationAdapter {
  const { attempts = 3, backOff = 500 } = options;
  return {
    name,
    ...(wants && { wants }),
    async deliver(notification) {
      for (let attempt = 1; ; attempt++) {
        try {
          await post(name, notification, options);
          return;
        } catch (error) {
          if (error instanceof DeliveryRefused || attempt >= attempts) throw error;
          const wait = backOff * 2 ** (attempt - 1);
          await pause(wait + randomInt(1 + Math.floor(wait / 2)));
        }
      }
    },
  };
}

type Target = Pick<WebhookOptions, 'url' | 'secret' | 'clock' | 'timeout'>;

async function post(name: string, notification: Notification, target: Target): Promise<void> {
  const { url, secret, clock, timeout = 10_000 } = target;
  const body = JSON.stringify(notification);
  // Signed at each attempt: the receiver judges its age.
  const seconds = Math.floor(millisecondsOf(clock()) / 1000);
  const headers = {
    'content-type': 'application/json',
    [idHeader]: notification.id,
    [signatureHeader]: `t=${String(seconds)},v1=${signatureOf(secret, seconds, body)}`,
  };
  const signal = AbortSignal.timeout(timeout);
  let status: number;
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    status = response.status;
  } catch (error) {
    throw new WebhookFailed(name, error instanceof Error ? reasonOf(error) : String(error));
  }
  if (status >= 200 && status < 300) return;
  if (status >= 500 || [408, 425, 429].includes(status)) throw new WebhookFailed(name, `it answered ${String(status)}`);
  throw new DeliveryRefused(name, `it answered ${String(status)}`);
}

/** What went wrong below `fetch`, which only says that it failed. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}
