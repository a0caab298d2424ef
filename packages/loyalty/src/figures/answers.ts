import type { ClientRows } from '../view/heard.ts';
import { type Numbering, surveyCodes } from '../view/survey-codes.ts';
import type { View } from '../view/view.ts';

/**
 * The latest score of each client to each question: within a group, where a group is told apart.
 * All of them where every answer counts.
 */
export function counted(
  { facts }: Pick<View, 'facts'>,
  answers: ClientRows,
  by: 'clients' | 'answers',
  group?: Numbering,
): ClientRows {
  if (by === 'answers') return answers;
  const { question } = surveyCodes(facts);
  const questions = question.first.length;
  /** By group and question the client (one more than its place) that was seen last: no clearing in between. */
  const seen = new Int32Array((group?.first.length ?? 1) * questions);
  const kept = new Int32Array(answers.length);
  let length = 0;
  for (let i = answers.length - 1; i >= 0; i--) {
    const row = answers.row[i] ?? 0;
    const client = answers.client[i] ?? 0;
    const key = (group?.of[row] ?? 0) * questions + (question.of[row] ?? 0);
    if (seen[key] === client + 1) continue;
    seen[key] = client + 1;
    kept[length++] = i;
  }
  const row = new Int32Array(length);
  const client = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const from = kept[length - 1 - i] ?? 0;
    row[i] = answers.row[from] ?? 0;
    client[i] = answers.client[from] ?? 0;
  }
  return { row, client, length };
}
