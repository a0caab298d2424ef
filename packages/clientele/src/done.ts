import type {
  ClientEventData,
  ClientEventType,
  CompanyEventData,
  CompanyEventType,
  Position,
  RecordedEvent,
} from '@clientele/core';

/** An event in the log whose body is known by its type. */
export type Recorded<Type> = Omit<RecordedEvent, 'type' | 'data'> & {
  readonly type: Type;
  readonly data: Type extends ClientEventType
    ? ClientEventData<Type>
    : Type extends CompanyEventType
      ? CompanyEventData<Type>
      : unknown;
};

/** The events of some types, in order: `const { events: [opened] } = …` knows what was opened. */
export type RecordedAll<Types> = Types extends readonly string[]
  ? { readonly [Index in keyof Types]: Recorded<Types[Index]> }
  : never;

/** What came of commands. */
export type Done<Types> = Readonly<{
  /** What was recorded, or what a repeated command had recorded before. */
  events: RecordedAll<Types>;
  /** Revision of the stream after it. */
  revision: number;
  /** Where the log stands: what `seen` waits for. Absent where nothing was appended. */
  position: Position | undefined;
}>;
