import type { Condition } from '../mapping/condition.ts';
import { compileAt } from './compile-at.ts';
import type { Scope } from './scope.ts';

type Test = (cells: readonly string[]) => boolean;

/** Whether a row fits a condition. */
export function compileCondition(condition: Condition | undefined, scope: Scope): Test {
  if (condition === undefined) return () => true;
  if ('all' in condition) {
    const tests = condition.all.map((one) => compileCondition(one, scope));
    return (cells) => tests.every((test) => test(cells));
  }
  if ('any' in condition) {
    const tests = condition.any.map((one) => compileCondition(one, scope));
    return (cells) => tests.some((test) => test(cells));
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not, scope);
    return (cells) => !test(cells);
  }
  if ('earlier' in condition) return isEarlier(condition, scope);
  const cell = scope.cell(condition.column);
  const { empty } = condition;
  const is = condition.is === undefined ? undefined : new Set([condition.is].flat());
  const starts = condition.startsWith === undefined ? undefined : [condition.startsWith].flat();
  return (cells) => {
    const text = cell(cells);
    if (empty !== undefined && (text === '') !== empty) return false;
    if (is !== undefined && !is.has(text)) return false;
    return starts === undefined || starts.some((start) => text.startsWith(start));
  };
}

function isEarlier({ earlier, than }: Extract<Condition, { earlier: unknown }>, scope: Scope): Test {
  const first = compileAt(earlier, scope);
  const second = compileAt(than, scope);
  return (cells) => {
    const a = first(cells);
    const b = second(cells);
    return a !== undefined && b !== undefined && a < b;
  };
}
