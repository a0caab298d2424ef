/**
 * Keeps one key per client and nothing else: what it sealed can be opened until the client is forgotten.
 * The embedded default is a file beside the log; a host may put a KMS behind this port.
 */
export interface Vault {
  /**
   * Ciphertext of a text under the client's key (made at need). The same `context` and text give the
   * same ciphertext, so that a repeated command gives the same event. Ask for many at once: the keys
   * that concurrent calls need are made together.
   * Throws `KeyForgotten` when the client has been erased.
   */
  seal(clientId: string, text: string, context: string): Promise<string> | string;
  /** The text, or undefined when nobody can open it: the key that sealed it is gone. */
  open(clientId: string, sealed: string): Promise<string | undefined> | string | undefined;
  /** Destroys the client's key: everything sealed under it is unreadable everywhere, for ever. */
  forget(clientId: string): Promise<void> | void;
  close(): Promise<void>;
}
