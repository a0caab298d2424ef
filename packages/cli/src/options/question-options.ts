import { type Command, Option } from 'commander';

import { type StoreOptions, withFormat, withStore } from './store-options.ts';

/** The options that every question takes, as commander gives them. */
export type QuestionOptions = StoreOptions &
  Readonly<{
    asOf?: string;
    knownAt?: string;
    policy?: string;
    zone?: string;
    window?: string;
    product?: string;
    direction?: string;
    owner?: string;
    segment?: string;
    channel?: string;
    motion?: 'inbound' | 'outbound';
    source?: string;
  }>;

/** Adds the store, the form of the output, the moment and the policy. */
export const withMoment = (command: Command): Command =>
  withFormat(withStore(command))
    .optionsGroup('Moment and policy:')
    .option('--as-of <moment>', 'what was true before this date or instant (now)')
    .option('--known-at <moment>', 'what was known before this date or instant (now)')
    .option('--policy <file>', 'thresholds and definitions, a JSON file')
    .option('--zone <zone>', 'IANA zone of dates and months, over the policy’s');

/** Adds all that a question takes: the filters too. */
export const withQuestion = (command: Command): Command =>
  withMoment(command)
    .optionsGroup('Only a part of the business:')
    .option('--window <from..to>', 'from this date on and before that one')
    .option('--product <name>', 'what concerns this product')
    .option('--direction <name>', 'what concerns this product line')
    .option('--owner <employee>', 'what this employee was responsible for')
    .option('--segment <key=value>', 'clients with this segment parameter')
    .option('--channel <name>', 'this sales channel')
    .addOption(new Option('--motion <motion>', 'deals of this motion').choices(['inbound', 'outbound']))
    .option('--source <name>', 'clients that found us this way');
