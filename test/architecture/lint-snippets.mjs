// Reads [{ filePath, code }] from stdin and prints, for each, what the project's own lint says about
// its imports and its syntax. Rules that need types are off: the snippets are in no project.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
const snippets = JSON.parse(await text(process.stdin));
const complaints = [];
for (const { filePath, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath });
  const wanted = result.messages.filter(({ ruleId }) => ruleId === null || ruleId.startsWith('no-restricted'));
  complaints.push(wanted.map(({ message }) => message));
}
process.stdout.write(JSON.stringify(complaints));
