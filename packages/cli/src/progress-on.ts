import { Presets, SingleBar } from 'cli-progress';

import type { Progress } from './io.ts';

type Stream = NodeJS.WriteStream | (NodeJS.WritableStream & { readonly isTTY?: false });

/** Progress on a terminal, with rate and remaining time; silence where nobody looks. */
export function progressOn(stream: Stream): (work: string, unit: string) => Progress {
  if (stream.isTTY !== true) return () => ({ update: () => undefined, stop: () => undefined });
  return (work, unit) => drawnProgress(stream, work, unit);
}

/** Work that is over sooner than this is not worth a line. */
const soon = 400;

function drawnProgress(stream: NodeJS.WriteStream, work: string, unit: string): Progress {
  const began = performance.now();
  let bar: SingleBar | undefined;
  return {
    update(done, total = 0) {
      const seconds = (performance.now() - began) / 1000;
      if (bar === undefined && seconds * 1000 < soon) return;
      const rate = Math.round(done / seconds).toLocaleString('en-US');
      if (bar === undefined) {
        const known = '{work} [{bar}] {percentage}% · {rate} {unit}/s · {eta_formatted} to go';
        const open = '{work} {value} {unit} · {rate} {unit}/s';
        const format = total > 0 ? known : open;
        bar = new SingleBar({ stream, format, barsize: 24, clearOnComplete: true, hideCursor: true }, Presets.legacy);
        bar.start(total, done, { work, unit, rate });
        return;
      }
      if (total > 0) bar.setTotal(total);
      bar.update(done, { rate });
    },
    stop: () => bar?.stop(),
  };
}
