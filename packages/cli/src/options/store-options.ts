import { type Command, Option } from 'commander';

export type Format = 'table' | 'json' | 'csv';

/** What every command takes that reads a store. */
export type StoreOptions = Readonly<{ store: string; format: Format }>;

export const defaultStore = 'clientele.db';

/** Adds where the events are. */
export const withStore = (command: Command): Command =>
  command.option('--store <file>', 'the file that holds the events, or a connection string', defaultStore);

/** Adds the form of the output. */
export const withFormat = (command: Command): Command =>
  command.addOption(new Option('--format <form>', 'how to print').choices(['table', 'json', 'csv']).default('table'));
