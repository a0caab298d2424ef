import { type Asked, type Clientele, type ClientLine, clientLines, lifecycle } from 'clientele';

/** The kinds of life that show most, best first. */
const shown: readonly ClientLine['status'][] = ['restored', 'lost', 'regular', 'new', 'prospect'];

/** A client whose life shows much: the last to come back, else the last to leave … */
export async function chosenClient(clientele: Clientele, asked: Asked): Promise<string> {
  const facts = await clientele.facts(lifecycle);
  for (const status of shown) {
    const [chosen] = [...clientLines(facts, asked, { status })].sort((a, b) =>
      (a.since ?? '') < (b.since ?? '') ? 1 : -1,
    );
    if (chosen !== undefined) return chosen.clientId;
  }
  return '';
}
