import ts from 'typescript';

/** A program as CommonJS, with the map back to its lines. */
export function compiled(program: string, fileName = 'page.ts'): string {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    esModuleInterop: true,
    inlineSourceMap: true,
  };
  return ts.transpileModule(program, { fileName, compilerOptions }).outputText;
}
