import { appendOne } from './append-one.ts';
import { concurrentCallers } from './concurrent-callers.ts';
import { loadStream } from './load-stream.ts';
async function main() {
  for (const f of [
    () => appendOne('full', 1),
    () => appendOne('normal', 1),
    () => appendOne('full', 10),
    () => concurrentCallers('full'),
    () => concurrentCallers('normal'),
    () => loadStream(40),
    () => loadStream(400),
    () => loadStream(4000),
  ]) {
    const x = await f();
    console.log(x.name, Math.round(x.value), x.unit, 'floor', Math.round(x.floor ?? 0), 'ratio', x.ratio?.toFixed(2));
  }
}
void main();
