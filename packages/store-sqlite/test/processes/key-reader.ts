import { writeSync } from 'node:fs';

import { openSqliteVault } from '../../src/index.ts';

/* key-reader <file> <client> <sealed>: as somebody whom the rights of files bind, says what can be opened, and what was told. */
const [path = '', clientId = '', sealed = ''] = process.argv.slice(2);
// Root may read everything. The program is loaded by now, so it need not be readable for anybody else.
const nobody = 65_534;
if (process.getuid?.() === 0) process.setuid?.(nobody);

const say = (line: string): void => void writeSync(1, `${line}\n`);

async function main(): Promise<void> {
  const vault = await openSqliteVault(path, { onMissing: say });
  say((await vault.open(clientId, sealed)) ?? 'sealed');
  await vault.close();
}

main().catch((error: unknown) => say(String(error)));
