/** How the user typed the program, by the npm script that runs it: what messages tell them to type. */
export function typedAs(script: string | undefined): string {
  switch (script) {
    case 'clientele':
    case 'demo':
      return 'npm run -s clientele --';
    case 'npx':
      return 'npx clientele';
    default:
      return 'clientele';
  }
}
