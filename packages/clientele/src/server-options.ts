/** What is said of a server besides its connection string. */
export type ServerOptions = Readonly<{
  /** Which log of the server, where several companies share one: 1 to 50 letters, digits and dots. */
  namespace?: string;
  /** Largest body of an event in bytes of JSON; default 1,000,000, which servers of all versions take. */
  maxEventBytes?: number;
  /** How long one answer may take, in milliseconds; default 10,000. */
  deadline?: number;
  /** How long lost servers and elections are waited for, in milliseconds; default 60,000. */
  patience?: number;
  /** How long it is waited for when it is opened, in milliseconds; default `patience`. */
  connectWithin?: number;
}>;
