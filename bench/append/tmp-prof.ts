import { catalogue, instantOf, newId } from '@clientele/core';
import { prepareEvents, hashAt } from '@clientele/core/event-store';
import { openSqliteStore } from '@clientele/store-sqlite';
import { sampleEvent } from './sample-event.ts';
import { rmSync } from 'node:fs';
const known = catalogue();
const clock = () => instantOf(Date.UTC(2026, 6, 1));
async function main() {
  const N = 20000;
  const evs = Array.from({ length: N }, (_, n) => sampleEvent('c' + (n % 50), Math.floor(n / 50)));
  const t = (nm: string, f: () => void) => {
    for (let k = 0; k < 2; k++) {
      const s = performance.now();
      f();
      if (k) console.log(nm, (((performance.now() - s) * 1000) / N).toFixed(2), 'us');
    }
  };
  t('checkDraft', () => {
    for (const e of evs) known.checkDraft('PaymentReceived', e.data);
  });
  t('prepare', () => {
    for (const e of evs) prepareEvents('client-' + e.meta.clientId, [e], 1e6);
  });
  const ps = evs.map((e) => prepareEvents('client-' + e.meta.clientId, [e], 1e6)[0]!);
  t('hashAt', () => {
    for (const p of ps) hashAt(p, clock());
  });
  {
    const s = performance.now();
    for (let i = 0; i < N; i++) await new Promise((r) => setImmediate(r));
    console.log('setImmediate', (((performance.now() - s) * 1000) / N).toFixed(2));
  }
  rmSync('/tmp/store-lab/p.db', { force: true });
  rmSync('/tmp/store-lab/p.db-wal', { force: true });
  const store = await openSqliteStore('/tmp/store-lab/p.db', { clock, durability: 'normal' });
  for (let k = 0; k < 2; k++) {
    const s = performance.now();
    for (let i = (k * N) / 2; i < ((k + 1) * N) / 2; i++) {
      const e = evs[i]!;
      await store.append('client-' + e.meta.clientId, [e], { expect: i < 50 ? 'no-stream' : Math.floor(i / 50) - 1 });
    }
    console.log('append', (((performance.now() - s) * 2000) / N).toFixed(2));
  }
  await store.close();
  void newId;
}
void main();
