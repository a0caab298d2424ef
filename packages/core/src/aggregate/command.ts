import type { Instant } from '../time/instant.ts';

/** How a command maps to the event that it gives: from one line of this, its data and its result are derived. */
export type CommandSpec<EventType extends string = string> = Readonly<{
  /** The event that it gives. */
  gives: EventType;
  /** The id of the new thing that it opens: made where the caller gives none, and never taken twice. */
  opens?: string;
  /** The id of a thing that may be new or known: made where the caller gives none. */
  names?: string;
  /** The id of a thing that may be new or known: found by `decide` where the caller gives none, or made. */
  finds?: string;
  /** Fields that `decide` knows better than the caller, who may leave them out. */
  derives?: readonly string[];
  /** Fields that `decide` adds where the caller left them out and it knows them. */
  adds?: readonly string[];
  /** It may ask for what is already so, and then gives nothing. */
  perhaps?: true;
}>;

/** What a caller may say about a command besides its data. */
export type CommandOptions = Readonly<{
  /** When it happened: an instant with its offset, or a date (its 00:00 in the rules' zone); default now. */
  occurredAt?: string;
  /** Makes a repeat harmless: the same key gives the same ids and appends once. */
  key?: string;
  /** A fact from elsewhere: checked by schema and reference, not by business rules. */
  imported?: true;
  /** Where it came from: an import, an application. */
  source?: string;
  correlationId?: string;
  /** The event (`clientId@revision`) or command that caused it. */
  causationId?: string;
}>;

/** What is asked for, as plain data. */
export type Command<Type extends string = string, Data = unknown> = Readonly<{ type: Type; data: Data }> &
  CommandOptions;

/** A command with its time, its key and its ids, its data checked: ready for `decide`. */
export type CompleteCommand<Type extends string = string, Data = unknown> = Command<Type, Data> &
  Readonly<{
    occurredAt: Instant;
    key: string;
    /** What nobody said and completion made: `occurredAt`, `data.dealId`. */
    made?: readonly string[];
  }>;

type Opened<Spec> = Spec extends { opens: infer Field extends string } ? Field : never;
type Named<Spec> = Spec extends { names: infer Field extends string } ? Field : never;

type Found<Spec> = Spec extends { finds: infer Field extends string } ? Field : never;

/** The fields that `decide` fills. */
export type Derived<Spec> =
  Found<Spec> | (Spec extends { derives: readonly (infer Field extends string)[] } ? Field : never);

/** The fields that a caller may leave out although the event has them. */
export type LeftOut<Spec> = Opened<Spec> | Named<Spec> | Derived<Spec>;

/** A body of which some fields need not be given. */
export type Loosely<Body, Field extends string> = Omit<Body, Field> & {
  [F in keyof Body & Field]?: Body[F] | undefined;
};
