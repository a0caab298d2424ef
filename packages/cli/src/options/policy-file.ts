import { UsageError } from '../errors/usage-error.ts';
import { isQuestionName, questions } from '../questions.ts';
import { didYouMean } from './nearest.ts';
import { readJson } from './read-json.ts';

/** Entries that stand once at the top of a policy file and hold for every question that has them. */
const common = ['name', 'zone', 'currency', 'rates', 'period'] as const;

export type Entries = Readonly<Record<string, unknown>>;

/** A policy file: common entries, and a section for each question. */
export type PolicyFile = Readonly<{ file: string; common: Entries; sections: Entries }>;

/** Reads a policy file. Throws `FileMissing`, or `UsageError` that names the file and the entry. */
export async function readPolicyFile(file: string): Promise<PolicyFile> {
  const content = await readJson(file, 'policy');
  if (!isEntries(content)) throw new UsageError(file, 'a policy is an object, such as { "zone": "Europe/Berlin" }');
  const known = [...common, ...Object.keys(questions)];
  for (const entry of Object.keys(content))
    if (!known.includes(entry))
      throw new UsageError(file, `policy entry "${entry}" is not known${didYouMean(entry, known)}`);
  return { file, common: part(content, common), sections: part(content, Object.keys(questions)) };
}

/** What the file says for one question: its section over the common entries. */
export function entriesFor(name: string, has: object, { file, common, sections }: PolicyFile): Entries {
  const section = sections[name] ?? {};
  if (!isQuestionName(name) || !isEntries(section))
    throw new UsageError(file, `policy entry "${name}" is an object: the policy of that question`);
  const { period, ...always } = common;
  return { ...always, ...(period !== undefined && 'period' in has && { period }), ...section };
}

const part = (content: Entries, names: readonly string[]): Entries =>
  Object.fromEntries(names.filter((name) => name in content).map((name) => [name, content[name]]));

const isEntries = (content: unknown): content is Entries =>
  typeof content === 'object' && content !== null && !Array.isArray(content);
