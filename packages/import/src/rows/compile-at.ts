import type { Instant } from '@clientele/core';

import type { At } from '../mapping/at.ts';
import { dateReader, instantOtherwise } from './date-reader.ts';
import type { Scope } from './scope.ts';

/** The instant of a row; undefined where its cell is empty and nothing stands for it. */
export function compileAt(at: At, scope: Scope): (cells: readonly string[]) => Instant | undefined {
  const otherwise = instantOtherwise(at, scope.mapping.zone);
  if (at.column === undefined) return () => otherwise;
  const cell = scope.cell(at.column);
  const read = dateReader(at, scope.mapping.zone);
  return (cells) => {
    const text = cell(cells);
    return text === '' ? otherwise : read(text);
  };
}
