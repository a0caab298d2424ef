import type { CodeOf, DataOf, Reasons } from './refusals.ts';
import type { Refusal } from './refused.ts';

/** Says why a command cannot be: the reasons are collected, so that all of them can be told at once. */
export type Refuse<List> = <Code extends CodeOf<List>>(code: Code, data: DataOf<List, Code>) => void;

/** Collects reasons of a list. */
export function refusing<List extends Reasons>(reasons: List, into: Refusal[]): Refuse<List> {
  return (code, data) => {
    const reason: Reasons[string] | undefined = reasons[code];
    // The signature has matched the data to the code already.
    if (reason) into.push({ code, kind: reason.kind, data, message: reason.says(data as never) });
  };
}
