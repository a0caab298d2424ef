// Sums jest's result files into the one line that closes a run; a step that failed without a
// failing test (types, lint, a suite that did not load) counts as one failure.
const { existsSync, readFileSync } = require('node:fs');

const [stepFailed, ...files] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const file of files.filter((name) => existsSync(name))) {
  const result = JSON.parse(readFileSync(file, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
}
if (stepFailed !== '0' && failed === 0) failed = 1;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
