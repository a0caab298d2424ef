import { type Asked, type Clientele, lifecycle, type ListedClient, UnknownClient } from 'clientele';

type Policy = Parameters<typeof lifecycle.of>[3];

/** A client of the list, and where it stands in its life. */
export type ClientStanding = ListedClient & Readonly<{ lifecycle: ReturnType<typeof lifecycle.of> }>;

/**
 * The clients that are known at the moment and that the filter selects, each with its answer of the
 * lifecycle. One that was merged into another is told there.
 */
export async function clientsStanding(
  clientele: Clientele,
  asked: Asked,
  policy: Policy,
): Promise<readonly ClientStanding[]> {
  const facts = await clientele.facts(lifecycle);
  const found: ClientStanding[] = [];
  for await (const listed of clientele.clients()) {
    const answer = known(() => lifecycle.of(facts, listed.clientId, asked, policy));
    if (answer?.clientId === listed.clientId) found.push({ ...listed, lifecycle: answer });
  }
  return found;
}

function known<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof UnknownClient) return undefined;
    throw error;
  }
}
