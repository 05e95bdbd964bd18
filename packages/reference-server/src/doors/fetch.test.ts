import { describe, expect, it } from 'vitest';
import { base, openBakery } from '../../test/bakery/open-bakery.ts';

const json = { 'Content-Type': 'application/json' };

describe('server.fetch', () => {
  it('takes a text, a URL and a Request, of any origin', async () => {
    const { server, secret } = await openBakery();
    const headers = { 'X-Bakery-Key': secret.reveal() };
    for (const origin of ['https://api.bakery.example', 'http://localhost:3000', 'https://elsewhere.example']) {
      const url = `${origin}/v1/loaves/a`;
      const answers = [
        await server.fetch(url, { headers }),
        await server.fetch(new URL(url), { headers: new Headers(headers) }),
        await server.fetch(new Request(url, { headers })),
        await server.fetch(new Request(url), { headers: Object.entries(headers) }),
      ];
      for (const answer of answers) {
        expect(await answer.json()).toEqual({ id: 'a', link: `${origin}/v1/loaves/newest` });
      }
    }
    expect((await server.fetch('https://api.bakery.example/loaves', { headers })).status).toBe(404);
  });

  it('takes bodies of every kind that fetch does', async () => {
    const { server, all } = await openBakery();
    const bytes = new TextEncoder().encode('{"flour":"rye"}');
    const headers = { ...json, 'X-Bakery-Key': all.secret.reveal() };
    const send = async (init: RequestInit) =>
      (await server.fetch(`${base}/loaves`, { method: 'post', ...init })).status;
    expect(await send({ body: '{"flour":"rye"}', headers })).toBe(201);
    expect(await send({ body: bytes, headers })).toBe(201);
    expect(await send({ body: new Blob([bytes]), headers })).toBe(201);
    expect(await send({ body: new Blob([bytes]).stream(), headers, duplex: 'half' } as RequestInit)).toBe(201);
    expect(await send({ body: '{"flour":"rye"}', headers: { 'X-Bakery-Key': all.secret.reveal() } })).toBe(415);
    const large = new Blob(['x'.repeat(3_000_000)]).stream();
    expect(await send({ body: large, headers, duplex: 'half' } as RequestInit)).toBe(413);
  });

  it('rejects what fetch rejects, and never with the value of a header', async () => {
    const { server, secret } = await openBakery();
    const text = `${secret.reveal()}\n`;
    await expect(server.fetch('/v1/loaves')).rejects.toThrow('absolute');
    await expect(server.fetch(`${base}/loaves`, { body: 'x' })).rejects.toThrow(TypeError);
    const thrown = await server.fetch(`${base}/loaves`, { headers: { 'X-Bakery-Key': `a${text}b` } }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(thrown).toBeInstanceOf(TypeError);
    expect(String(thrown)).not.toContain(secret.reveal());
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(server.fetch(`${base}/loaves`, { signal: aborted })).rejects.toThrow('enough');
  });

  it('keeps a signed link as it is written', async () => {
    const { call, seen } = await openBakery();
    await call('/loaves/a%2Fb');
    expect(seen[0]?.path).toEqual({ loafId: 'a/b' });
  });
});
