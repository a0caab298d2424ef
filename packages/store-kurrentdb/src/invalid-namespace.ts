/** A namespace that the streams of a log cannot begin with. */
export class InvalidNamespace extends Error {
  override readonly name = 'InvalidNamespace';
  readonly code = 'INVALID_NAMESPACE';
  readonly namespace: string;

  constructor(namespace: string) {
    super(`"${namespace}" is no namespace of a log: take 1 to 50 letters, digits and dots`);
    this.namespace = namespace;
  }
}
