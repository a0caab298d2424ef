import type * as reactions from '@clientele/reactions';

import type { LazyPackage } from './load-package.ts';

type ReactionsPackage = typeof reactions;

/** Loaded by those who react: with it comes what sends e-mail. */
export const reactionsPackage: LazyPackage<ReactionsPackage> = {
  name: '@clientele/reactions',
  neededBy: 'reactions',
  isIt: (found): found is ReactionsPackage => typeof found === 'object' && found !== null && 'runReactions' in found,
  load: () => import('@clientele/reactions'),
};
