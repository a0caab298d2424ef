import { InvalidNamespace } from './invalid-namespace.ts';

/**
 * How the streams of a log are called on the server, where several logs may be: with a namespace they
 * begin with `<namespace>:`. That is no sign of a tenant inside a log (`<tenant>_client-…`), so no log
 * takes in the streams of another.
 */
export class StreamNames {
  readonly #prefix: string;
  /** Of the streams that belong to the log, as a regular expression of the server. */
  readonly pattern: string;
  /** The stream that says which log it is. */
  readonly identity: string;

  /** Throws `InvalidNamespace` for one that would hide the category of a stream. */
  constructor(namespace: string | undefined) {
    if (namespace !== undefined && !/^[A-Za-z0-9.]{1,50}$/.test(namespace)) throw new InvalidNamespace(namespace);
    this.#prefix = namespace === undefined ? '' : `${namespace}:`;
    this.pattern = `^${this.#prefix.replaceAll('.', '\\.')}([^-$:]+_)?(client-|company$)`;
    this.identity = `${this.#prefix}clientele-log`;
  }

  onServer(stream: string): string {
    return this.#prefix + stream;
  }

  ofLog(stream: string): string {
    return stream.slice(this.#prefix.length);
  }
}
