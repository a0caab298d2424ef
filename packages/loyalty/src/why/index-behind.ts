import type { IndexForm } from '../figures/loyalty-index.ts';
import type { View } from '../view/view.ts';
import type { Behind } from './behind.ts';
import { boughtAgain, groupView } from './bought-again.ts';
import { purchasesNamed } from './purchases-named.ts';

const sentences: Readonly<Record<IndexForm, string>> = {
  ever: 'clients that bought twice or more, of all that ever bought',
  window: 'clients that bought twice or more in the window, of those that bought in it',
  returning: 'clients that bought in the window and also before it or twice in it, of those that bought in it',
};

/** `index.ever.number`, `by.owner.Ann Berg.window.share`. */
export function indexBehind(view: View, keys: readonly string[]): Behind {
  const [top, ...rest] = keys;
  if (top === 'index') return formBehind(view, rest);
  const [dimension, name, ...form] = rest;
  if (dimension === undefined || name === undefined) return formBehind(view, []);
  return formBehind(groupView(view, dimension, name), form);
}

function formBehind(view: View, [form, leaf]: readonly string[]): Behind {
  const known: IndexForm = form === 'window' || form === 'returning' ? form : 'ever';
  return {
    because: `${sentences[known]}: a purchase is one of the ${purchasesNamed[view.policy.again]}`,
    facts: boughtAgain(view, known, leaf === 'number'),
    context: { again: view.policy.again },
  };
}
