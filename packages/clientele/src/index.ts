// The makers of commands are one list, kept in core.
export * from '@clientele/core/commands';
export {
  Calendar,
  catalogue,
  clientIdOf,
  currencyDigits,
  decimalOf,
  defineEvent,
  eur,
  formatMoney,
  gbp,
  IdConflict,
  instant,
  instantOf,
  InvalidAmount,
  InvalidClientId,
  InvalidConnection,
  InvalidEvent,
  InvalidInstant,
  InvalidPolicy,
  InvalidRules,
  isSealed,
  jsonSchemas,
  KeyForgotten,
  money,
  openMemoryStore,
  openMemoryVault,
  RatesMissing,
  Refused,
  RevisionConflict,
  StoreFailure,
  StreamFailure,
  UnfoldableEvent,
  UnknownClient,
  UnknownCommand,
  UnknownEventType,
  UnknownZone,
  UnstorableEvent,
  usd,
} from '@clientele/core';
export type {
  DividingQuestion,
  Actor,
  Asked,
  Client,
  ClientCommand,
  ClientEvent,
  ClientEventData,
  ClientEventType,
  CommandOptions,
  CompanyCommand,
  CompanyEvent,
  EventReference,
  EventStore,
  Evidence,
  Facts,
  Filter,
  Instant,
  Judgement,
  Money,
  NewEvent,
  Period,
  Question,
  RecordedEvent,
  Refusal,
  ReportHeader,
  Rules,
  RulesInput,
  StoreFailureCode,
  Tables,
  Telemetry,
  TellsTransitions,
  Transition,
  Vault,
  Why,
} from '@clientele/core';
export { funnel } from '@clientele/funnel';
export type { DealTransition, FunnelPolicy, FunnelPolicyInput, FunnelReport } from '@clientele/funnel';
export { ImportError, InvalidMapping, loadMapping, mappingJsonSchema, readyMappings } from '@clientele/import';
export type { ImportReport, Mapping, MappingInput, Oddity, Progress as ImportProgress } from '@clientele/import';
export { clientLines, lifecycle } from '@clientele/lifecycle';
export type {
  ClientLine,
  LifecyclePolicy,
  LifecyclePolicyInput,
  LifecycleReport,
  StatusTransition,
} from '@clientele/lifecycle';
export { loyalty } from '@clientele/loyalty';
export type { LoyaltyPolicy, LoyaltyPolicyInput, LoyaltyReport } from '@clientele/loyalty';
export { BufferOverflow, CheckpointOfAnotherLog, fileSnapshots, inTurn, NotSeen } from '@clientele/projections';
export type {
  BufferOptions,
  CurrentFigure,
  FactsChange,
  FollowedChange,
  FollowedTransition,
  Following,
  FollowProgress,
  FollowStatus,
  Lag,
  Notice,
  ParkedEvent,
  Partition,
  ReadModel,
  SeenOptions,
  SnapshotStore,
  TransitionCheckpoint,
  TransitionMessage,
  TransitionOptions,
} from '@clientele/projections';
export { InvalidSimulation } from '@clientele/simulator';
export { copySqliteStore, openSqliteStore, openSqliteVault } from '@clientele/store-sqlite';
export type { CopiedStore } from '@clientele/store-sqlite';
export type { ClientHandle } from './client-handle.ts';
export type { ListedClient } from './client-list.ts';
export { clientsStanding } from './clients-standing.ts';
export type { ClientStanding } from './clients-standing.ts';
export type { Clientele, TablesToImport } from './clientele.ts';
export type { Clock } from './clock.ts';
export type { CompanyHandle } from './company-handle.ts';
export type { Done, Recorded } from './done.ts';
export { openClientele } from './open-clientele.ts';
export type { ClienteleOptions } from './open-clientele.ts';
export type { ReadsTables } from './projections.ts';
export type { SimulationOptions, SimulationProgress } from './simulate.ts';
export type { DoOptions } from './do-options.ts';
export { TableNameTaken } from './table-name-taken.ts';
export { fileCheckpoint, mirror, MirrorConflict, SameLog, verifyMirror } from '@clientele/mirror';
export type { MirrorOutcome, MirrorProof } from '@clientele/mirror';
export { healthOf } from '@clientele/projections';
export type {
  FollowingHealth,
  GroupHealth,
  Health,
  HealthAsked,
  HealthOptions,
  PartHealth,
  Reach,
  WorkerStatus,
} from '@clientele/projections';
export type { ClienteleHealth } from './clientele-health.ts';
export { fieldsFirst } from './fields-first.ts';
export { KeysMissing } from './keys-missing.ts';
export type { Log, LogFields } from './log.ts';
export { openReactionLog } from './open-reaction-log.ts';
export type { OpenReactionLogOptions } from './open-reaction-log.ts';
export { openReadModel } from './open-read-model.ts';
export type { OpenReadModelOptions } from './open-read-model.ts';
export { openStore } from './open-store.ts';
export type { OpenStoreOptions } from './open-store.ts';
export type { ClienteleFollowOptions, PoliciesOf } from './follow.ts';
export type { ReactOptions } from './react.ts';
export type {
  EntriesToRetry,
  EntryCounts,
  EntryState,
  ReactionHealth,
  ReactionLog,
  ReactionStatus,
  RunningReactions,
  ShownEntry,
} from '@clientele/reactions';
export type { ServerOptions } from './server-options.ts';
export { fileNameOf, nameOf, schemeOf } from './store-name.ts';
export { MissingPackage } from './missing-package.ts';
export { UnsupportedStore } from './unsupported-store.ts';
