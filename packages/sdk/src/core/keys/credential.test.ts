import { inspect } from 'node:util';
import { Secret } from '@latchkey/providers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { createClient } from '../client.ts';
import type { ClientOptions } from '../options.ts';

const otherKey = 'mu_test_abcdefgh';
const sentBy = async (options: ClientOptions, calls = 1) => {
  const { fetch, asked } = stub(json({}));
  const client = createClient(provider(), { fetch, ...options });
  for (let call = 0; call < calls; call++) await client.call('getThing', { path: { thingId: '1' } });
  return asked.map(({ headers }) => headers.Authorization);
};

afterEach(() => vi.unstubAllEnvs());

describe('the key', () => {
  it('is sent in the first carrier, as the provider declares it', async () => {
    expect(await sentBy({ apiKey: testKey })).toEqual([`Bearer ${testKey}`]);
    expect(await sentBy({ apiKey: new Secret(testKey) })).toEqual([`Bearer ${testKey}`]);
  });

  it('comes from the provider’s variable where none is given', async () => {
    vi.stubEnv('MADE_UP_API_KEY', testKey);
    expect(await sentBy({})).toEqual([`Bearer ${testKey}`]);
    expect(await sentBy({ apiKey: undefined })).toEqual([`Bearer ${testKey}`]);
    expect(await sentBy({ apiKey: otherKey })).toEqual([`Bearer ${otherKey}`]);
  });

  it('is missed by the name of its variable', () => {
    vi.stubEnv('MADE_UP_API_KEY', '');
    expect(() => createClient(provider())).toThrow(
      expect.objectContaining({ code: 'config', hint: expect.stringContaining('MADE_UP_API_KEY') }),
    );
  });

  it('that is wrong in a variable is told with the variable', () => {
    vi.stubEnv('MADE_UP_API_KEY', 'mu_live_your_key_here');
    expect(() => createClient(provider())).toThrow(/in MADE_UP_API_KEY is the placeholder/);
  });

  it('may come from a function, which is asked once for many calls', async () => {
    const apiKey = vi.fn(async () => testKey);
    expect(await sentBy({ apiKey }, 3)).toEqual(Array(3).fill(`Bearer ${testKey}`));
    expect(apiKey).toHaveBeenCalledTimes(1);
  });

  it('from a function is asked for anew after a 401, and the call goes on with what it gives', async () => {
    const keys = [testKey, otherKey];
    const { fetch, asked } = stub(json({}, 401), json({}));
    const client = createClient(provider(), { apiKey: () => keys.shift() ?? '', fetch });
    await client.call('addThing', { body: {} });
    await client.call('getThing', { path: { thingId: '1' } });
    const sent = [testKey, otherKey, otherKey].map((key) => `Bearer ${key}`);
    expect(asked.map(({ headers }) => headers.Authorization)).toEqual(sent);
  });

  it('security 72: from a function that has no other one is not sent again, and is asked for anew by the next call', async () => {
    const apiKey = vi.fn(async () => testKey);
    const { fetch, asked } = stub(json({}, 401));
    const client = createClient(provider(), { apiKey, fetch });
    for (const calls of [1, 2]) {
      expect(await rejection(client.call('listThings'))).toMatchObject({ code: 'unauthorized', status: 401 });
      expect(asked).toHaveLength(calls);
    }
    expect(apiKey).toHaveBeenCalledTimes(3);
  });

  it('security 72: from a function that gives one dead key after another ends the call at the second', async () => {
    const keys = [testKey, otherKey, 'mu_live_ijklmnop'];
    const { fetch, asked } = stub(json({}, 401));
    const client = createClient(provider(), { apiKey: () => keys.shift() ?? '', fetch });
    expect(await rejection(client.call('listThings'))).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(asked).toHaveLength(2);
  });

  it('from a function is asked for once by a hundred calls at once, at the start and after a revocation', async () => {
    let alive = testKey;
    const apiKey = vi.fn(async () => {
      await Promise.resolve();
      return alive;
    });
    const sent: string[] = [];
    const fetch: ClientOptions['fetch'] = async (_, init) => {
      const key = new Headers(init?.headers).get('authorization')?.slice('Bearer '.length) ?? '';
      sent.push(key);
      await new Promise(setImmediate);
      return json({}, key === alive ? 200 : 401);
    };
    const client = createClient(provider(), { apiKey, fetch });
    const hundred = () => Promise.all(Array.from({ length: 100 }, () => client.call('listThings')));
    await hundred();
    expect(apiKey).toHaveBeenCalledTimes(1);
    sent.length = 0;
    const running = hundred();
    alive = otherKey;
    await running;
    expect(apiKey).toHaveBeenCalledTimes(2);
    expect(sent.filter((key) => key === otherKey)).toHaveLength(100);
  });

  it('from a function that cannot be asked anew after a 401 is told by what it threw', async () => {
    const apiKey = vi
      .fn()
      .mockResolvedValueOnce(testKey)
      .mockRejectedValue(new Error(`denied: ${testKey}`));
    const client = createClient(provider(), { apiKey, fetch: stub(json({}, 401)).fetch });
    const error = await rejection(client.call('listThings'));
    expect(error).toMatchObject({ code: 'config', cause: { message: expect.stringContaining('denied') } });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('canary');
  });

  it('from a function that fails, or gives nothing, is a config error at the call', async () => {
    for (const apiKey of [() => Promise.reject(new Error('the vault is closed')), () => '', () => JSON.parse('null')]) {
      const { fetch, asked } = stub(json({}));
      const client = createClient(provider(), { apiKey, fetch });
      expect(await rejection(client.call('getThing', { path: { thingId: '1' } }))).toMatchObject({ code: 'config' });
      expect(asked).toEqual([]);
    }
  });

  it('is not sent with an operation that asks for none', async () => {
    const { fetch, asked } = stub(json({}));
    await createClient(provider(), { apiKey: testKey, fetch }).call('ping');
    expect(asked[0]?.headers).toEqual({ Accept: 'application/json' });
  });

  it('security 18: is never put into a URL', async () => {
    const carriers = [
      { in: 'query', name: 'api_key' },
      { in: 'header', name: 'X-Key' },
    ] as const;
    const declared = provider([], { credentials: { carriers, challenge: { scheme: 'Key', realm: '' } } });
    const { fetch, asked } = stub(json({}));
    await createClient(declared, { apiKey: testKey, fetch }).call('listThings');
    expect(asked[0]?.url).not.toContain(testKey);
    expect(asked[0]?.headers['X-Key']).toBe(testKey);
    const queryOnly = provider([], {
      credentials: { carriers: [carriers[0]], challenge: { scheme: 'Key', realm: '' } },
    });
    const refused = createClient(queryOnly, { apiKey: testKey, fetch }).call('listThings');
    expect(await rejection(refused)).toMatchObject({ code: 'config' });
    expect(asked).toHaveLength(1);
  });
});
