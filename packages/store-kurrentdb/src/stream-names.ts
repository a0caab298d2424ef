/** How the streams of a log are called on the server, where several logs may be. */
export class StreamNames {
  readonly #prefix: string;
  /** Of the streams that belong to the log, as a regular expression of the server. */
  readonly pattern: string;
  /** The stream that says which log it is. */
  readonly identity: string;

  /** Throws `RangeError` for a namespace that would hide the category of a stream. */
  constructor(namespace: string | undefined) {
    if (namespace !== undefined && !/^[A-Za-z0-9.]{1,50}$/.test(namespace))
      throw new RangeError(`"${namespace}" is no namespace: 1 to 50 letters, digits and dots`);
    this.#prefix = namespace === undefined ? '' : `${namespace}_`;
    this.pattern = `^${this.#prefix.replaceAll('.', '\\.')}([^-$]+_)?(client-|company$)`;
    this.identity = `${this.#prefix}clientele-log`;
  }

  onServer(stream: string): string {
    return this.#prefix + stream;
  }

  ofLog(stream: string): string {
    return stream.slice(this.#prefix.length);
  }
}
