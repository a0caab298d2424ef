import type { ClientRows, SurveyRows } from '../view/heard.ts';

/**
 * The latest score of each client to each question: within a group, where a group is told apart.
 * All of them where every answer counts.
 */
export function counted(
  surveys: SurveyRows,
  answers: ClientRows,
  by: 'clients' | 'answers',
  groupOf: (row: number) => number,
): ClientRows {
  if (by === 'answers') return answers;
  const { question, kind } = surveys.rows.columns;
  const kept = new Int32Array(answers.length);
  const seen = new Map<number, Set<number>>();
  let length = 0;
  for (let i = answers.length - 1; i >= 0; i--) {
    if (answers.client[i] !== answers.client[i + 1]) seen.clear();
    const row = answers.row[i] ?? 0;
    const group = groupOf(row);
    const asked = (question[row] ?? 0) * 65_536 + (kind[row] ?? 0);
    const known = seen.get(group);
    if (known?.has(asked)) continue;
    if (known === undefined) seen.set(group, new Set([asked]));
    else known.add(asked);
    kept[length++] = i;
  }
  const order = kept.subarray(0, length).reverse();
  const pick = (array: Int32Array) => order.map((i) => array[i] ?? 0);
  return { row: pick(answers.row), client: pick(answers.client), length };
}
