import { readModelContract } from '@clientele/projections/testing';

import { openSqliteReadModel } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';

readModelContract({
  describe,
  it,
  open: () => openSqliteReadModel(`${newFolder()}/clients.db.read`),
  openAgain: ({ name }) => openSqliteReadModel(name),
});
