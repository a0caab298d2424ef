import type { Figure } from './figure.ts';

/** The figures as an array, every one with every key. */
export const json = (figures: readonly Figure[]): string =>
  JSON.stringify(
    figures.map(({ name, value, unit, floor = null, ratio = null, goal = null, lowerIsBetter }) => ({
      name,
      value,
      unit,
      floor,
      ratio,
      goal,
      lowerIsBetter,
    })),
    null,
    2,
  );

/** The figures for people, one a line. */
export function table(figures: readonly Figure[]): string {
  const lines = [
    ['', 'value', '', 'floor', 'ratio', 'goal', ''],
    ...figures.map((figure) => [
      figure.name,
      shown(figure.value),
      figure.unit,
      shown(figure.floor),
      shown(figure.ratio),
      goalText(figure),
      reached(figure),
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const isText = (column: number): boolean => column === 0 || column === 2 || column === 6;
  return lines
    .map((line) =>
      line
        .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const goalText = ({ goal, lowerIsBetter }: Figure): string =>
  goal === undefined ? '' : `${lowerIsBetter ? '≤' : '≥'} ${shown(goal)}`;

function reached({ value, ratio, goal, lowerIsBetter }: Figure): string {
  if (goal === undefined) return '';
  const measured = ratio ?? value;
  return (lowerIsBetter ? measured <= goal : measured >= goal) ? 'reached' : 'missed';
}

const shown = (value: number | undefined): string =>
  value === undefined
    ? ''
    : value.toLocaleString('en', { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2 });
