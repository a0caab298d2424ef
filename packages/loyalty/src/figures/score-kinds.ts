import type { View } from '../view/view.ts';
import type { ScoreKind } from './scores.ts';

/** The kind of a score by the code of its name. */
export function kindsOf({ facts }: Pick<View, 'facts'>): (code: number) => ScoreKind {
  const nps = facts.texts.find('nps') || -1;
  const ces = facts.texts.find('ces') || -1;
  return (code) => (code === nps ? 'nps' : code === ces ? 'ces' : 'rating');
}
