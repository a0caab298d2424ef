export { Calendar } from './calendar/calendar.ts';
export type { CalendarUnit } from './calendar/calendar.ts';
export type { Period } from './calendar/period.ts';
export { UnknownZone } from './calendar/unknown-zone.ts';
export { clientEvents } from './client/events.ts';
export type { ClientEvent, ClientEventData, ClientEventDraft, ClientEventType } from './client/events.ts';
export { companyEvents } from './company/events.ts';
export type { CompanyEvent, CompanyEventData, CompanyEventDraft, CompanyEventType } from './company/events.ts';
export { canonicalText, digestOf, sha256 } from './event/canonical.ts';
export type { Actor, EventMeta, NewEvent, StoredEvent } from './event/envelope.ts';
export { clientIdOf, idFromKey, newId } from './event/ids.ts';
export { hashOf, recordEvent, sameContent } from './event/record-event.ts';
export { referenceOf } from './event/reference.ts';
export type { EventReference } from './event/reference.ts';
export { categoryOf, companyId, streamOf } from './event/stream.ts';
export type {
  Appended,
  EventFilter,
  EventStore,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  ScanPage,
  SubscribeOptions,
  SubscriptionMessage,
} from './event-store/event-store.ts';
export type { ExpectedRevision } from './event-store/expected-revision.ts';
export type { FactRow } from './event-store/fact-row.ts';
export { IdConflict } from './event-store/id-conflict.ts';
export { openMemoryStore } from './event-store/memory-store.ts';
export type { MemoryStoreOptions } from './event-store/memory-store.ts';
export { positionFrom } from './event-store/position.ts';
export type { LogPosition, Position } from './event-store/position.ts';
export { RevisionConflict } from './event-store/revision-conflict.ts';
export { StoreFailure } from './event-store/store-failure.ts';
export type { StoreFailureCode } from './event-store/store-failure.ts';
export { UnstorableEvent } from './event-store/unstorable-event.ts';
export { currencyDigits } from './money/currency.ts';
export { decimalOf, formatMoney } from './money/format-money.ts';
export { InvalidAmount } from './money/invalid-amount.ts';
export { eur, gbp, money, usd } from './money/money.ts';
export type { Money } from './money/money.ts';
export type { ColumnArrays, Columns, RowValues } from './projection/columns.ts';
export { Dictionary } from './projection/dictionary.ts';
export type { FactRows } from './projection/fact-rows.ts';
export { factTable } from './projection/fact-table.ts';
export type { FactTable, Fold } from './projection/fact-table.ts';
export { Facts } from './projection/facts.ts';
export type { ColumnsOf, Tables, Upcast } from './projection/facts.ts';
export { counts, rowsOf } from './projection/indexed-rows.ts';
export type { IndexedRows } from './projection/indexed-rows.ts';
export type { Moment } from './projection/moment.ts';
export { restoreSnapshot, takeSnapshot } from './projection/snapshot.ts';
export type { Restored } from './projection/snapshot.ts';
export { UnfoldableEvent } from './projection/unfoldable-event.ts';
export type { Asked } from './question/asked.ts';
export { commonPolicy } from './question/common-policy.ts';
export type { Filter } from './question/filter.ts';
export { InvalidPolicy } from './question/invalid-policy.ts';
export { parsePolicy } from './question/parse-policy.ts';
export type { Question } from './question/question.ts';
export { reportHeader } from './question/report-header.ts';
export type { ReportHeader } from './question/report-header.ts';
export { resolveAsked } from './question/resolve.ts';
export type { Resolved, Window } from './question/resolve.ts';
export { UnknownClient } from './question/unknown-client.ts';
export type { Evidence, Why } from './question/why.ts';
export { Assortment } from './settlements/assortment.ts';
export type { Attribute } from './settlements/attribute.ts';
export { clientAttribute } from './settlements/client-attributes.ts';
export { Derived } from './settlements/derived.ts';
export { Exchange, roundedHalfEven } from './settlements/exchange.ts';
export { settlementFacts } from './settlements/facts/settlement-facts.ts';
export { identitiesAt } from './settlements/identities.ts';
export type { Identities } from './settlements/identities.ts';
export { knowledgeOf } from './settlements/known.ts';
export { RatesMissing } from './settlements/rates-missing.ts';
export { settlementTables } from './settlements/settlement-tables.ts';
export type { SettlementTables } from './settlements/settlement-tables.ts';
export { instant, instantOf, millisecondsOf } from './time/instant.ts';
export type { Instant } from './time/instant.ts';
export { InvalidInstant } from './time/invalid-instant.ts';
export { ClientKey } from './vault/client-key.ts';
export { KeyForgotten } from './vault/key-forgotten.ts';
export { openMemoryVault } from './vault/memory-vault.ts';
export type { Sealed } from './vault/sealed.ts';
export type { Vault } from './vault/vault.ts';
