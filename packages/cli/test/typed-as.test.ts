import { typedAs } from '../src/typed-as.ts';

test.each([
  ['clientele', 'npm run -s clientele --', 'a script of the clone'],
  ['demo', 'npm run -s clientele --', 'another script of the clone'],
  ['npx', 'npx clientele', 'npx'],
  ['report', 'clientele', "a script of the user's own project"],
  [undefined, 'clientele', 'a shell'],
])('run by %s, the program tells to type "%s" (%s)', (script, typed, _) => {
  expect(typedAs(script)).toBe(typed);
});
