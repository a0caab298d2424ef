import { eventStoreContract } from '@clientele/core/testing';

import { openSqliteStore } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';

describe('the store in an SQLite file', () => {
  let path = '';
  eventStoreContract({
    describe,
    it,
    open: (options) => openSqliteStore((path = `${newFolder()}/clients.db`), options),
    openAgain: (_, options) => openSqliteStore(path, options),
  });
});
