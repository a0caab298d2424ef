/** A personal value under its client's key: ciphertext that only the vault can open, and nobody once the key is gone. */
export type Sealed<Plain = unknown> = Readonly<{ sealed: string }> & { readonly __plain?: Plain };
