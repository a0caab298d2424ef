import { talkers } from '../figures/word-of-mouth.ts';
import type { View } from '../view/view.ts';
import type { Behind } from './behind.ts';
import type { Found } from './evidence.ts';
import { scoreFound } from './satisfaction-behind.ts';

/** `wordOfMouth.satisfied`, `wordOfMouth.hearBadAtLeast`. */
export function wordOfMouthBehind(view: View, [, figure]: readonly string[]): Behind {
  const heard = view.heard();
  const { satisfied, dissatisfied } = talkers(view, heard);
  const { fact } = heard.surveys.rows.columns;
  const complaint = view.facts.texts.find('complaint');
  const found = (row: number): Found =>
    fact[row] === complaint ? { table: 'surveys', row, says: { complaint: true } } : scoreFound(view, heard, row);
  const complaints = [...heard.complaints.row];
  const rows = (): readonly number[] => {
    if (figure === 'satisfied' || figure === 'hearGoodAtMost') return [...satisfied.values()];
    if (figure === 'complaints' || figure === 'silentlyDissatisfied') return complaints;
    if (figure === 'dissatisfied') return [...dissatisfied.values()];
    return [...new Set([...dissatisfied.values(), ...complaints])];
  };
  return {
    because: 'what clients said in surveys and complaints of the window, times factors that are rules of thumb',
    facts: rows().map(found),
    context: view.policy.wordOfMouth,
  };
}
