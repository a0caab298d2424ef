import ts from 'typescript';

/**
 * A statement with what the page promises of it: `expr; // => value`, on the same line or from the
 * next one on, and `expr; // throws CODE` of an error's code or name.
 */
export function promise(statement: ts.Statement, code: string): { text: string; line: number } | undefined {
  const after = code.slice(statement.end);
  const comment = /^[ \t]*\n?[ \t]*\/\/ (=>|throws) (.*)/.exec(after);
  if (comment === null) return undefined;
  const [before, kind = '', value = ''] = comment;
  const line = code.slice(0, statement.end + before.length).split('\n').length - 1;
  const statedText = statement.getText();
  if (kind === 'throws') {
    const named = /[\w-]*/.exec(value)?.[0] ?? '';
    const check = `(error: any) => [error.code, error.name].includes('${named}')`;
    return { text: `await $rejects(async () => { ${statedText} }, ${check});`, line };
  }
  const expected = completeValue(value, after.slice(before.length));
  if (ts.isExpressionStatement(statement)) {
    return { text: `$equal(${printed(statement.expression).getText()}, (${expected}));`, line };
  }
  const [declared] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  if (declared === undefined) return undefined;
  return { text: `${statedText} $equal(${declared.name.getText()}, (${expected}));`, line };
}

/** `console.log(x)` promises x. */
function printed(expression: ts.Expression): ts.Expression {
  if (ts.isCallExpression(expression) && expression.expression.getText() === 'console.log') {
    return expression.arguments[0] ?? expression;
  }
  return expression;
}

/** A value may go on in the comment lines that follow, until it is an expression. */
function completeValue(first: string, rest: string): string {
  let value = first;
  for (const line of rest.split('\n').slice(1)) {
    const more = /^\s*\/\/(.*)/.exec(line)?.[1];
    if (isExpression(value) || more === undefined) break;
    value += more;
  }
  if (!isExpression(value)) throw new Error(`not a value: ${value}`);
  return value;
}

function isExpression(text: string): boolean {
  return ts.transpileModule(`(${text});`, { reportDiagnostics: true }).diagnostics?.length === 0;
}
