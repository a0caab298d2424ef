import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;
const form = 'v1.';

/**
 * The key of one client: AES-256-GCM, bound to the client's id. The nonce is no chance but an HMAC
 * of context and text, so that sealing the same again gives the same bytes and no nonce ever serves
 * two texts.
 */
export class ClientKey {
  /** 32 bytes; whoever has them can open what was sealed. */
  readonly secret: Uint8Array;
  readonly #clientId: string;
  readonly #cipherKey: Buffer;
  readonly #nonceKey: Buffer;

  constructor(clientId: string, secret: Uint8Array) {
    this.secret = secret;
    this.#clientId = clientId;
    this.#cipherKey = createHmac('sha256', secret).update('cipher').digest();
    this.#nonceKey = createHmac('sha256', secret).update('nonce').digest();
  }

  static random(clientId: string): ClientKey {
    return new ClientKey(clientId, randomBytes(32));
  }

  seal(text: string, context: string): string {
    const nonce = createHmac('sha256', this.#nonceKey)
      .update(`${String(context.length)}:${context}${text}`)
      .digest()
      .subarray(0, nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.#cipherKey, nonce).setAAD(Buffer.from(this.#clientId));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return form + sealed.toString('base64url');
  }

  /** The text; undefined when it was not sealed under this key. */
  open(sealed: string): string | undefined {
    const bytes = Buffer.from(sealed.slice(form.length), 'base64url');
    if (!sealed.startsWith(form) || bytes.length < nonceLength + tagLength) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.#cipherKey, bytes.subarray(0, nonceLength))
      .setAAD(Buffer.from(this.#clientId))
      .setAuthTag(bytes.subarray(-tagLength));
    try {
      const text = decipher.update(bytes.subarray(nonceLength, -tagLength));
      return Buffer.concat([text, decipher.final()]).toString();
    } catch {
      return undefined;
    }
  }
}
