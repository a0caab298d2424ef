/** What every *why*, report and export calls an event: `clientId@revision`, the same on every store. */
export type EventReference = `${string}@${number}`;

/** The reference of the event at a revision of a client's stream. */
export const referenceOf = (clientId: string, revision: number): EventReference => `${clientId}@${revision}`;
