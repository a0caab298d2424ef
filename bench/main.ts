import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { benches } from './benches.ts';
import { CompanyLog } from './company/company-log.ts';
import type { Figure } from './figure.ts';
import { json, table } from './print-figures.ts';

const help = `npm run -s bench -- [options] [bench …]

  --events N   size of the simulated company's log (default 1000000)
  --log FILE   keep the simulated log there, or use the one that is there
  --json       print an array of figures

benches: ${benches.map(({ name, about }) => `\n  ${name.padEnd(10)} ${about}`).join('')}
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      events: { type: 'string', default: '1000000' },
      log: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find((wanted) => !benches.some(({ name }) => name === wanted));
  if (values.help || unknown !== undefined) {
    console.error(unknown === undefined ? help : `there is no bench "${unknown}"\n\n${help}`);
    process.exitCode = unknown === undefined ? 0 : 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
  try {
    const company = new CompanyLog(Number(values.events), folder, values.log);
    const figures: Figure[] = [];
    for (const { name, run } of benches) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      process.stderr.write(`${name} …\n`);
      figures.push(...(await run(company)));
    }
    console.log(values.json ? json(figures) : table(figures));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
