export { DeliveryRefused } from './adapters/delivery-refused.ts';
export { email } from './adapters/email.ts';
export type { EmailAdapter, EmailOptions } from './adapters/email.ts';
export { EmailFailed } from './adapters/email-failed.ts';
export { InvalidAddress } from './adapters/invalid-address.ts';
export { InvalidWebhook } from './adapters/invalid-webhook.ts';
export type { WebhookProblem } from './adapters/invalid-webhook.ts';
export type { NotificationAdapter } from './adapters/notification-adapter.ts';
export { subscription } from './adapters/subscription.ts';
export type { SubscriptionAdapter } from './adapters/subscription.ts';
export { verifyWebhook } from './adapters/verify-webhook.ts';
export type { WebhookToVerify } from './adapters/verify-webhook.ts';
export { webhook } from './adapters/webhook.ts';
export type { WebhookOptions } from './adapters/webhook.ts';
export { WebhookFailed } from './adapters/webhook-failed.ts';
export type { Execute } from './attempt.ts';
export type { Effect } from './effect.ts';
export { ForeignLog } from './foreign-log.ts';
export { LeadLost } from './log/lead-lost.ts';
export { NameTaken } from './name-taken.ts';
export { openSqlReactionLog } from './log/open-sql-reaction-log.ts';
export type { SqlReactionLogOptions } from './log/open-sql-reaction-log.ts';
export { openSqliteReactionLog } from './log/open-sqlite-reaction-log.ts';
export type { SqliteReactionLogOptions } from './log/open-sqlite-reaction-log.ts';
export type {
  EntriesToRetry,
  EntryCounts,
  EntryState,
  OutboxEntry,
  Outcome,
  ReactionCheckpoint,
  ReactionLead,
  ReactionLog,
  ShownEntry,
  WaitingEntry,
} from './log/reaction-log.ts';
export type { Notification } from './notification.ts';
export { reaction } from './reaction.ts';
export type { Deadlines, Reaction, ReactionEvent } from './reaction.ts';
export type { ReactionHealth, ReactionStatus } from './reaction-health.ts';
export { ReactionFailed } from './reaction-failed.ts';
export { controlPointDeadlines } from './ready/control-point-deadlines.ts';
export type { ControlPointOptions } from './ready/control-point-deadlines.ts';
export { dissatisfactionOpensComplaint } from './ready/dissatisfaction-opens-complaint.ts';
export type { DissatisfactionOptions } from './ready/dissatisfaction-opens-complaint.ts';
export { runReactions } from './run-reactions.ts';
export type { RunningReactions, RunOptions } from './run-reactions.ts';
