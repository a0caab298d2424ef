import ts from 'typescript';
import { promise } from './promise.ts';

const asserting = "import { deepStrictEqual as $equal, rejects as $rejects } from 'node:assert';";

/**
 * The program that the `ts` blocks of a page form, each line where it stands in the page, so that an
 * error names the line to mend. Set-up that a reader need not see stands in a comment `<!-- ts … -->`.
 */
export function programOf(markdown: string): string {
  const code = blocksOf(markdown);
  const source = ts.createSourceFile('page.ts', code, ts.ScriptTarget.Latest, true);
  const imports = new Set<string>();
  const promised = new Set<number>();
  let program = code;

  // From the end, so that the positions before an edit stay true.
  for (const statement of [...source.statements].reverse()) {
    const [start, end] = [statement.getStart(), statement.end];
    if (ts.isImportDeclaration(statement)) {
      for (const each of singleImports(statement)) imports.add(each);
      program = replaced(program, start, end, blank(statement.getText()));
      continue;
    }
    const kept = promise(statement, code);
    if (kept !== undefined) promised.add(kept.line);
    const text = (kept?.text ?? statement.getText()).replace(/^export /, '');
    program = replaced(program, start, end, text);
  }
  code.split('\n').forEach((line, i) => {
    if (/\/\/ (=>|throws )/.test(line) && !promised.has(i)) throw new Error(`line ${i + 1}: what gives this value?`);
  });
  return `${asserting} ${[...imports].join(' ')} async function page() { ${program}\n} void page();\n`;
}

/** The code of a page with everything else blanked, line by line. */
function blocksOf(markdown: string): string {
  let inside: RegExp | undefined;
  const lines = markdown.split('\n').map((line) => {
    if (inside?.test(line)) inside = undefined;
    else if (inside !== undefined) return line;
    else if (/^```ts\b/.test(line)) inside = /^```/;
    else if (/^<!-- ts$/.test(line)) inside = /^-->/;
    return '';
  });
  return lines.join('\n');
}

/** An import as imports of one name each, so that two blocks may import the same. */
function singleImports(statement: ts.ImportDeclaration): string[] {
  const names = statement.importClause?.namedBindings;
  if (names === undefined || !ts.isNamedImports(names) || statement.importClause?.name !== undefined) {
    return [statement.getText()];
  }
  return names.elements.map((name) => `import { ${name.getText()} } from ${statement.moduleSpecifier.getText()};`);
}

const replaced = (text: string, start: number, end: number, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
