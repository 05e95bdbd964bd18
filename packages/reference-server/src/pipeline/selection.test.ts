import type { Operation } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain, openChain } from '../../test/bakery/chain.ts';
import { createRouter } from './match.ts';
import { createSelect } from './selection.ts';

const { call, order, anyCall } = chain.operations;
const select = createSelect([order, call, anyCall]);

describe('a body', () => {
  it('is meant for the operation of which it meets the most conditions', () => {
    expect(select({ method: 'call', params: { name: 'order' } }).id).toBe('order');
    expect(select({ method: 'call', params: { name: 'other' } }).id).toBe('anyCall');
    expect(select({ method: 'call' }).id).toBe('anyCall');
    expect(select({ method: 'list', params: { name: 'order' } }).id).toBe('call');
  });

  it('of any form is meant for one operation, and for the plain one where it meets no condition (property)', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        const isCall = typeof body === 'object' && body !== null && Object.hasOwn(body, 'method');
        expect(select(body).id === 'call' || isCall).toBe(true);
      }),
    );
  });

  it('meets no condition by what it inherits', () => {
    expect(select(Object.create({ method: 'call' })).id).toBe('call');
  });
});

describe('operations at one place', () => {
  const router = (...operations: readonly Operation[]) =>
    createRouter(Object.fromEntries(operations.map((each) => [each.id, each])), '');

  it('are refused where two answer the same bodies, or none answers all others', () => {
    expect(() => router(call, order)).not.toThrow();
    expect(() => router(order)).toThrow(/'?POST \/calls are told apart by the body, and none answers every other body/);
    expect(() => router(call, order, { ...order, id: 'again' })).toThrow("'order' and 'again'");
    expect(() => router(call, { ...call, id: 'again' })).toThrow("'call' and 'again' share a method and a path");
  });

  it('are one place to OPTIONS and to other methods', () => {
    const route = router(call, order, anyCall);
    expect(route('OPTIONS', '/calls')).toEqual({ kind: 'options', allowed: ['OPTIONS', 'POST'] });
    expect(route('GET', '/calls')).toMatchObject({
      refusal: { kind: 'method_not_allowed', allowed: ['OPTIONS', 'POST'] },
    });
  });
});

describe('a request to them', () => {
  const buy = { id: 7, method: 'call', params: { name: 'order', loaf: 'rye' } };
  const keysOf = async ({ server }: ReturnType<typeof openChain>) => {
    const issue = async (scopes: string[]) =>
      (await server.keys.issue({ name: 'a', scopes, type: 'chain' })).secret.reveal();
    return { reader: await issue(['read:loaves']), full: await issue(['*']) };
  };

  it('needs the scopes of the one that it means, and takes its limits', async () => {
    const opened = openChain();
    const { reader, full } = await keysOf(opened);
    expect((await opened.post(buy, reader)).status).toBe(403);
    expect((await opened.post({ ...buy, method: 'list' }, reader)).status).toBe(200);
    const answers = [await opened.post(buy, full), await opened.post(buy, full), await opened.post(buy, full)];
    expect(answers.map(({ status, headers }) => [status, headers.get('x-limit'), headers.get('x-remaining')])).toEqual([
      [200, '2', '1'],
      [200, '2', '0'],
      [429, '2', '0'],
    ]);
    const other = await opened.post({ ...buy, method: 'list' }, full);
    expect([other.headers.get('x-limit'), other.headers.get('x-remaining')]).toEqual(['50', '49']);
    expect(opened.server.journal.entries({ status: 429 })[0]?.operation).toBe('order');
  });

  it('is checked against what the document says of the one that it means, its fragment left out of the path', async () => {
    const opened = openChain();
    const { full } = await keysOf(opened);
    const wrong = await opened.post({ ...buy, params: { name: 'order' } }, full);
    expect([wrong.status, await wrong.json()]).toEqual([
      200,
      { code: 'BAD_CALL', message: 'a text', path: 'params.loaf', call: 7 },
    ]);
    expect(await (await opened.post({ ...buy, params: { name: 'else' } }, full)).json()).toEqual({ id: 'anyCall' });
    expect((await opened.call('/calls%23order', full, { method: 'POST' })).status).toBe(404);
  });

  it('goes to the plain one where its body is no JSON, nested too deep or too large, which then says so', async () => {
    const opened = openChain();
    const { full } = await keysOf(opened);
    const said = async (body: unknown, type?: string) => {
      const response = await opened.post(body, full, type);
      return [response.status, await response.json()];
    };
    expect(await said('{"method":')).toEqual([200, expect.objectContaining({ message: 'well-formed JSON in UTF-8' })]);
    const deep = `{"method":"call","params":${'['.repeat(200)}${']'.repeat(200)}}`;
    expect(await said(deep)).toEqual([
      200,
      expect.objectContaining({ message: 'JSON that is nested at most 100 deep' }),
    ]);
    expect(await said(JSON.stringify({ ...buy, more: 'x'.repeat(1_048_576) }))).toEqual([413, expect.anything()]);
    expect(await said(JSON.stringify(buy), 'text/plain')).toEqual([415, expect.anything()]);
    expect(opened.seen).toEqual([]);
    expect(opened.server.journal.entries({ operation: 'call' })).toHaveLength(4);
  });

  it('that its sender breaks off is refused like any other', async () => {
    const opened = openChain();
    const { full } = await keysOf(opened);
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('gone')) });
    const init = { method: 'POST', body, duplex: 'half', headers: { 'Content-Type': 'application/json' } };
    const response = await opened.call('/calls', full, init as RequestInit);
    expect(await response.json()).toMatchObject({ message: 'a whole body' });
  });

  it('meets the faults and the key’s refusals of the one that it means', async () => {
    const opened = openChain();
    opened.server.faults.add({ kind: 'server_error', operation: 'order' });
    expect((await opened.post(buy, null)).status).toBe(500);
    expect((await opened.post({ method: 'list' }, null)).status).toBe(401);
    opened.server.faults.clear();
    expect((await opened.post(buy, null)).status).toBe(401);
    const entries = opened.server.journal.entries({ refusal: 'missing_key' });
    expect(entries.map(({ operation }) => operation)).toEqual(['call', 'order']);
  });

  it('may be refused in the body of a success, which names the call and holds no challenge', async () => {
    const opened = openChain();
    const { full } = await keysOf(opened);
    const response = await opened.post({ id: 'call_9', method: 'call', params: { name: 'twice' } }, full);
    expect([response.status, response.headers.get('www-authenticate'), await response.json()]).toEqual([
      200,
      null,
      { code: 'CONFLICT', message: 'Twice.', call: 'call_9' },
    ]);
    expect(opened.server.journal.entries({ refusal: 'conflict' })).toHaveLength(1);
  });
});
