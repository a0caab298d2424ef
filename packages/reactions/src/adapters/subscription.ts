import { Observable, Subject } from 'rxjs';

import type { Notification } from '../notification.ts';
import type { NotificationAdapter } from './notification-adapter.ts';

/** Notifications as a stream within this process. */
export type SubscriptionAdapter = NotificationAdapter &
  Readonly<{
    /** What comes while somebody is subscribed; what comes meanwhile waits in the outbox. */
    notifications$: Observable<Notification>;
    /** Completes the stream. */
    close(): void;
  }>;

/**
 * Hands notifications to whoever is subscribed in this process, each once, in order. Nobody there:
 * they wait. A subscriber has one when its `next` has returned.
 *
 * @example
 * const told = subscription();
 * told.notifications$.subscribe(({ title }) => console.log(title));
 */
export function subscription({ name = 'subscription' }: Readonly<{ name?: string }> = {}): SubscriptionAdapter {
  const subject = new Subject<Notification>();
  const bells: (() => void)[] = [];
  return {
    name,
    notifications$: new Observable((subscriber) => {
      const subscribed = subject.subscribe(subscriber);
      for (const ring of bells) ring();
      return subscribed;
    }),
    isReady: () => subject.observed,
    whenReady: (ring) => {
      bells.push(ring);
    },
    deliver(notification) {
      if (!subject.observed) return Promise.reject(new Error('nobody is subscribed any more'));
      subject.next(notification);
      return Promise.resolve();
    },
    close: () => {
      subject.complete();
    },
  };
}
