import { nameOf, schemeOf, type ServerOptions } from 'clientele';
import { type Command, Option } from 'commander';

import { UsageError } from '../errors/usage-error.ts';

export type Format = 'table' | 'json' | 'csv';

/** Where the events are: a file, or one of the logs on a server. */
export type StoreChoice = Readonly<{ store: string; namespace?: string }>;

/** What every command takes that reads a store. */
export type StoreOptions = StoreChoice & Readonly<{ format: Format }>;

export const defaultStore = 'clientele.db';

const namespaceText = 'which log of the server that --store names';

/** Adds where the events are; without a default, what the command says itself stands for it. */
export const withStore = (command: Command): Command =>
  withNamespace(
    command.option('--store <file>', 'the file that holds the events, or a connection string', defaultStore),
  );

/** Adds which log of a server is meant. */
export const withNamespace = (command: Command): Command => command.option('--namespace <name>', namespaceText);

/** Adds the file that holds the events, for what works on files only. */
export const withStoreFile = (command: Command): Command =>
  command.option('--store <file>', 'the file that holds the events', defaultStore);

/** Adds the form of the output. */
export const withFormat = (command: Command): Command =>
  command.addOption(new Option('--format <form>', 'how to print').choices(['table', 'json', 'csv']).default('table'));

/** Who mistyped an address wants to know soon; milliseconds. Once it has answered, a server is waited for longer. */
const connectWithin = 10_000;

/** What the library is told of a server. Throws `UsageError` for a namespace in a file. */
export function serverOf(
  { store, namespace }: StoreChoice,
  option = '--namespace',
): Readonly<{ server?: ServerOptions }> {
  if (schemeOf(store) !== undefined)
    return { server: { connectWithin, ...(namespace !== undefined && { namespace }) } };
  if (namespace !== undefined)
    throw new UsageError(option, `${nameOf(store)} is a file, which holds one log: namespaces are of servers`);
  return {};
}
