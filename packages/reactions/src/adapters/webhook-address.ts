import { InvalidAddress } from './invalid-address.ts';

/** Where a webhook goes, and who says so. */
export type WebhookAddress = Readonly<{ url: string; headers: Readonly<Record<string, string>> }>;

/** Takes user and password out of an address and makes a header of them. Throws `InvalidAddress`. */
export function webhookAddress(adapter: string, address: string): WebhookAddress {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new InvalidAddress(adapter);
  const { username, password } = url;
  if (username === '' && password === '') return { url: url.href, headers: {} };
  url.username = '';
  url.password = '';
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  return { url: url.href, headers: { authorization } };
}
