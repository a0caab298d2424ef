import { UsageError } from '../errors/usage-error.ts';
import { isQuestionName, questions } from '../questions.ts';
import { didYouMean } from './nearest.ts';
import { readJson } from './read-json.ts';

export type Entries = Readonly<Record<string, unknown>>;

/** A policy file: entries that several questions have stand at the top, the others in a section for each question. */
export type PolicyFile = Readonly<{ file: string; common: Entries; sections: Entries }>;

/** Reads a policy file. Throws `FileMissing`, or `UsageError` that names the file and the entry. */
export async function readPolicyFile(file: string): Promise<PolicyFile> {
  const content = await readJson(file, 'policy');
  if (!isEntries(content)) throw new UsageError(file, 'a policy is an object, such as { "zone": "Europe/Berlin" }');
  const sections = Object.keys(questions);
  const common = commonEntries();
  for (const entry of Object.keys(content)) {
    if (common.includes(entry) || sections.includes(entry)) continue;
    const owner = sections.find((name) => isQuestionName(name) && entriesOf(name).includes(entry));
    throw new UsageError(
      file,
      owner === undefined
        ? `policy entry "${entry}" is not known${didYouMean(entry, [...common, ...sections])}`
        : `policy entry "${entry}" belongs into the section "${owner}"`,
    );
  }
  return { file, common: part(content, common), sections: part(content, sections) };
}

/** What the file says for one question: its section over the common entries. */
export function entriesFor(name: string, { file, common, sections }: PolicyFile): Entries {
  const section = sections[name] ?? {};
  if (!isQuestionName(name) || !isEntries(section))
    throw new UsageError(file, `policy entry "${name}" is an object: the policy of that question`);
  return { ...part(common, entriesOf(name)), ...section };
}

/** The entries of a question's policy; those that have no default are not in the default policy. */
const entriesOf = (name: keyof typeof questions): string[] => ['currency', ...Object.keys(questions[name].policy())];

function commonEntries(): string[] {
  const all = Object.keys(questions).filter(isQuestionName).map(entriesOf);
  return [...new Set(all.flat())].filter((entry) => all.filter((entries) => entries.includes(entry)).length > 1);
}

const part = (content: Entries, names: readonly string[]): Entries =>
  Object.fromEntries(names.filter((name) => name in content).map((name) => [name, content[name]]));

const isEntries = (content: unknown): content is Entries =>
  typeof content === 'object' && content !== null && !Array.isArray(content);
