/** The id under which the company's own events stand; no client may bear it. */
export const companyId = 'company';

/** The stream of a client, `client-<clientId>`, or of the company; in a tenant's namespace `<namespace>_client-…`. */
export function streamOf(clientId: string, namespace?: string): string {
  const name = clientId === companyId ? companyId : `client-${clientId}`;
  return namespace === undefined ? name : `${namespace}_${name}`;
}

/** The category of a stream: what stands before its first dash (`client`, `company`, `<namespace>_client`). */
export function categoryOf(stream: string): string {
  const dash = stream.indexOf('-');
  return dash < 0 ? stream : stream.slice(0, dash);
}
