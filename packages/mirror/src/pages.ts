import type { RecordedEvent } from '@clientele/core';

const pageSize = 1_000;

/** The events of a log in pages: what is read at once, compared or written at once, and then forgotten. */
export async function* pagesOf(
  events: AsyncIterable<RecordedEvent>,
): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
  let page: RecordedEvent[] = [];
  for await (const event of events) {
    page.push(event);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** What a page holds of one stream: its events without a gap, in their order. */
export type StreamPart = Readonly<{ stream: string; first: number; events: readonly RecordedEvent[] }>;

export function partsOf(page: readonly RecordedEvent[]): readonly StreamPart[] {
  const parts = new Map<string, { stream: string; first: number; events: RecordedEvent[] }>();
  for (const event of page) {
    const { stream, revision } = event;
    const part = parts.get(stream);
    if (part === undefined) parts.set(stream, { stream, first: revision, events: [event] });
    else part.events.push(event);
  }
  return [...parts.values()];
}
