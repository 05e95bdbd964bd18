import { describe, expect, it } from 'vitest';
import { base, openBakery, startMs } from '../test/bakery/open-bakery.ts';

describe('faults', () => {
  it('befall as many requests as told, of the operation that is told', async () => {
    const { server, call } = await openBakery();
    server.faults.add({ kind: 'server_error', status: 503, operation: 'getLoaf', times: 2 });
    expect((await call('/loaves')).status).toBe(200);
    expect((await call('/loaves/a')).status).toBe(503);
    expect((await call('/loaves/a')).status).toBe(503);
    expect((await call('/loaves/a')).status).toBe(200);
  });

  it('befall every request until removed or cleared', async () => {
    const { server, call } = await openBakery();
    const remove = server.faults.add({ kind: 'server_error' });
    server.faults.add({ kind: 'rate_limit' });
    for (let at = 0; at < 3; at++) expect((await call('/loaves')).status).toBe(500);
    remove();
    expect((await call('/loaves')).status).toBe(429);
    server.faults.clear();
    expect((await call('/loaves')).status).toBe(200);
    server.faults.add({ kind: 'server_error', times: 0 });
    expect((await call('/loaves')).status).toBe(200);
  });

  it('come in the order in which they were added', async () => {
    const { server, call } = await openBakery();
    server.faults.add({ kind: 'rate_limit', times: 1 });
    server.faults.add({ kind: 'server_error', times: 1, status: 502 });
    const statuses = [];
    for (let at = 0; at < 3; at++) statuses.push((await call('/loaves')).status);
    expect(statuses).toEqual([429, 502, 200]);
  });

  it.each([
    [{}, '1'],
    [{ retryAfterSeconds: 3600 }, '3600'],
    [{ retryAfter: 'Thu, 01 Jan 2026 00:01:00 GMT' }, 'Thu, 01 Jan 2026 00:01:00 GMT'],
    [{ retryAfter: 'soon' }, 'soon'],
    [{ retryAfter: null }, null],
  ])('say a 429 with %j in the words of the system', async (fault, retryAfter) => {
    const { server, call, key } = await openBakery();
    server.faults.add({ kind: 'rate_limit', ...fault });
    const response = await call('/loaves');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe(retryAfter);
    expect(await response.json()).toEqual({ code: 'SLOW_DOWN', message: 'Too many.' });
    expect(server.journal.entries().at(-1)).toMatchObject({ fault: 'rate_limit', status: 429, keyId: null });
    expect((await server.keys.get(key.id)).requestCount).toBe(0);
  });

  it('take their time on the clock, several together, and though the caller holds it', async () => {
    const { server, call } = await openBakery();
    server.faults.add({ kind: 'latency', delay: '2s', times: 10 });
    server.faults.add({ kind: 'latency', delay: 500, times: 10 });
    const attempt = async () => {
      const release = server.clock.hold();
      const { status } = await call('/loaves');
      release();
      return status;
    };
    const statuses = await Promise.all(Array.from({ length: 10 }, attempt));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(server.clock.now()).toBe(startMs + 2500);
  });

  it('break a connection before the work is done, or after', async () => {
    const { server, call, all } = await openBakery();
    const bake = () =>
      call('/loaves', {
        method: 'POST',
        key: all.secret.reveal(),
        body: '{"flour":"rye"}',
        headers: { 'Content-Type': 'application/json' },
      });
    server.faults.add({ kind: 'reset', times: 1 });
    await expect(bake()).rejects.toThrow(TypeError);
    server.faults.add({ kind: 'reset', when: 'after', times: 1 });
    await expect(bake()).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } });
    expect(await (await bake()).json()).toEqual({ baked: 2 });
    expect(server.journal.entries().map(({ status, fault }) => [status, fault])).toEqual([
      [null, 'reset'],
      [null, 'reset'],
      [201, null],
    ]);
  });

  it('cut a body off, or spoil it', async () => {
    const { server, call } = await openBakery();
    const whole = await (await call('/loaves')).text();
    server.faults.add({ kind: 'truncated', times: 1 });
    await expect((await call('/loaves')).text()).rejects.toThrow(TypeError);
    server.faults.add({ kind: 'truncated', afterBytes: 0, times: 1 });
    await expect((await call('/loaves')).text()).rejects.toThrow(TypeError);
    server.faults.add({ kind: 'malformed', times: 1 });
    const half = await (await call('/loaves')).text();
    expect(whole.startsWith(half)).toBe(true);
    expect(() => JSON.parse(half)).toThrow(SyntaxError);
    server.faults.add({ kind: 'malformed', body: '<html>', times: 1 });
    expect(await (await call('/loaves')).text()).toBe('<html>');
  });

  it('lead elsewhere: as a redirect that a caller follows, looks at, or refuses', async () => {
    const { server, call } = await openBakery();
    server.faults.add({ kind: 'redirect', location: `${base}/loaves/newest`, operation: 'listLoaves', times: 3 });
    expect(await (await call('/loaves')).json()).toEqual({ id: 'newest' });
    const seen = await call('/loaves', { redirect: 'manual' });
    expect([seen.status, seen.headers.get('location')]).toEqual([302, `${base}/loaves/newest`]);
    await expect(call('/loaves', { redirect: 'error' })).rejects.toThrow(TypeError);
    server.faults.add({ kind: 'redirect', location: `${base}/loaves`, status: 307 });
    await expect(call('/loaves')).rejects.toThrow(TypeError);
  });

  it('do not outlive an impatient caller', async () => {
    const { server, call } = await openBakery();
    const release = server.clock.hold();
    const other = server.clock.hold();
    server.faults.add({ kind: 'latency', delay: '1h' });
    const controller = new AbortController();
    const called = call('/loaves', { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(called).rejects.toThrow('enough');
    release();
    other();
    await server.clock.advance(1);
    expect(server.clock.now()).toBe(startMs + 1);
  });
});
