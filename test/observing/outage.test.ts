import { instant, openStore } from 'clientele';

describe('a server that cannot be reached', () => {
  it('is told of before each attempt, without user or password', async () => {
    const retries: unknown[] = [];
    const opening = openStore('kurrentdb://ann:s3cret@127.0.0.1:9?tls=false', {
      clock: () => instant('2026-07-01T09:00:00Z'),
      server: { patience: 500, deadline: 500 },
      onRetry: (retry) => retries.push(retry),
    });
    await expect(opening).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(retries[0]).toEqual({
      store: 'kurrentdb://127.0.0.1:9',
      attempt: 1,
      code: expect.any(String) as string,
      retryIn: expect.any(Number) as number,
    });
    expect(JSON.stringify(retries)).not.toContain('s3cret');
  });
});
