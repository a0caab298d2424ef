import type { Notification } from '../notification.ts';

/** Brings notifications to somebody. */
export interface NotificationAdapter {
  /** Names its queue: deliveries are remembered under it, so two adapters need two names. */
  readonly name: string;
  /** Whether it brings a notification at all; default yes. */
  wants?(notification: Notification): boolean;
  /** Whether somebody is there to take it now; default yes. What nobody takes waits. */
  isReady?(): boolean;
  /** Is given a bell to ring when somebody has come. */
  whenReady?(ring: () => void): void;
  /**
   * Settles when the receiver has it. Throws when it has not: it is tried again later, unless the
   * error is a `DeliveryRefused`. May be called again for what was delivered right before a crash. The
   * signal says that the program is about to end: then it begins nothing new, and waits for nothing.
   */
  deliver(notification: Notification, signal?: AbortSignal): Promise<void>;
}
