import { createReadStream } from 'node:fs';
import type { Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { getDecoder } from 'iconv-lite';

import { ImportError } from '../import-error.ts';
import { readError } from './read-error.ts';

export type OpenTextOptions = Readonly<{
  path: string;
  /** For messages. */
  file: string;
  encoding: string;
  signal?: AbortSignal | undefined;
  /** Told how many bytes of the file were read since the last time. */
  onBytes?: ((bytes: number) => void) | undefined;
}>;

/** The text of a file, piece by piece: unpacked, decoded, without a byte order mark. */
export async function* openText({
  path,
  file,
  encoding,
  signal,
  onBytes,
}: OpenTextOptions): AsyncGenerator<string, void, undefined> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 });
  const packed = path.endsWith('.gz');
  const unpacked = packed ? gunzipped(bytes, onBytes) : bytes;
  const decode = decoderOf(file, encoding);
  try {
    for await (const chunk of unpacked) {
      signal?.throwIfAborted();
      const piece = chunk as Buffer;
      if (!packed) onBytes?.(piece.length);
      yield decode(piece);
    }
    yield decode(undefined);
  } catch (error) {
    throw readError(file, error);
  } finally {
    bytes.destroy();
  }
}

function gunzipped(bytes: Readable, onBytes: OpenTextOptions['onBytes']): Transform {
  const gunzip = createGunzip();
  bytes.on('data', (chunk: Buffer) => onBytes?.(chunk.length));
  bytes.on('error', (error) => gunzip.destroy(error));
  return bytes.pipe(gunzip);
}

/** Decodes chunk after chunk, and what is left over when there is no more. */
function decoderOf(file: string, encoding: string): (chunk: Buffer | undefined) => string {
  if (!/^utf-?8$/i.test(encoding)) {
    const decoder = getDecoder(encoding);
    return (chunk) => (chunk === undefined ? (decoder.end() ?? '') : decoder.write(chunk));
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (chunk) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw new ImportError(
        'WRONG_ENCODING',
        { file },
        'is not UTF-8: name its character set in the mapping, such as "encoding": "windows-1252"',
        error,
      );
    }
  };
}
