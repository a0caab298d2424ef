import { existsSync } from 'node:fs';

import { InvalidConnection } from '@clientele/core';

type Check = (value: string) => boolean;

const text: Check = () => true;
const file: Check = (value) => existsSync(value);
const yesOrNo: Check = (value) => value === 'true' || value === 'false';
const wholeNumber: Check = (value) => /^-?\d{1,9}$/.test(value);
const preference: Check = (value) => /^(leader|follower|random|readonlyreplica)$/.test(flat(value));

/** The options that the client knows. It warns of others by printing the whole connection string, so none reaches it. */
const known: Readonly<Record<string, Readonly<{ check: Check; form: string }>>> = {
  tls: { check: yesOrNo, form: 'true or false' },
  tlsVerifyCert: { check: yesOrNo, form: 'true or false' },
  tlsCAFile: { check: file, form: 'a file that is there' },
  userCertFile: { check: file, form: 'a file that is there' },
  userKeyFile: { check: file, form: 'a file that is there' },
  connectionName: { check: text, form: 'a name' },
  nodePreference: { check: preference, form: 'leader, follower, random or readOnlyReplica' },
  defaultDeadline: { check: wholeNumber, form: 'a whole number of milliseconds' },
  maxDiscoverAttempts: { check: wholeNumber, form: 'a whole number' },
  discoveryInterval: { check: wholeNumber, form: 'a whole number of milliseconds' },
  gossipTimeout: { check: wholeNumber, form: 'a whole number of seconds' },
  keepAliveInterval: { check: wholeNumber, form: 'a whole number of milliseconds' },
  keepAliveTimeout: { check: wholeNumber, form: 'a whole number of milliseconds' },
  // The others of a conflict learn nothing without it.
  throwOnAppendFailure: { check: (value) => value === 'true', form: 'true, or nobody learns of a conflict' },
};

/** The client reads `TLS_verify-cert` as `tlsVerifyCert`. */
const flat = (word: string): string => word.trim().toLowerCase().replace(/[_-]/g, '');
const names = new Map(Object.keys(known).map((name) => [flat(name), name]));

/**
 * The options of a connection string, each under the name that the client gives it. Throws
 * `InvalidConnection`, which names the option and never its value.
 */
export function clientOptions(options: string): readonly string[] {
  const given = new Map(options.split('&').filter(Boolean).map(optionFrom));
  if (given.has('userCertFile') !== given.has('userKeyFile'))
    throw new InvalidConnection('has one of userCertFile and userKeyFile: name both');
  return [...given].map(([name, value]) => `${name}=${value}`);
}

function optionFrom(option: string): [string, string] {
  const equals = option.indexOf('=');
  const value = option.slice(equals + 1).trim();
  if (equals < 1 || value === '')
    throw new InvalidConnection('has an option without a value: write ?name=value&name=value');
  const given = option.slice(0, equals);
  const name = names.get(flat(given));
  const rule = name === undefined ? undefined : known[name];
  if (name === undefined || rule === undefined) {
    const shown = /^[A-Za-z_-]{1,30}$/.test(given) ? ` "${given}"` : '';
    throw new InvalidConnection(`has an option${shown} that there is not: there are ${Object.keys(known).join(', ')}`);
  }
  const decoded = decodedFrom(value);
  if (decoded === undefined || value.includes('?') || !rule.check(decoded))
    throw new InvalidConnection(`has another ${name} than ${rule.form}`);
  return [name, value];
}

/** What a text with `%` stands for; undefined where one of them is not followed by its two digits. */
export function decodedFrom(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
