import { Secret } from '@latchkey/providers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { provider, testKey } from '../../test/provider.ts';
import { createClient } from './client.ts';
import type { ClientOptions } from './options.ts';

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

  it('from a function is asked for once where several calls with the old one are refused', async () => {
    const apiKey = vi.fn().mockResolvedValueOnce(testKey).mockResolvedValue(otherKey);
    const late = Promise.withResolvers<Response>();
    const { fetch } = stub(json({}), () => late.promise, json({}, 401), json({}));
    const client = createClient(provider(), { apiKey, fetch });
    await client.call('listThings');
    const slow = rejection(client.call('listThings'));
    expect(await rejection(client.call('listThings'))).toMatchObject({ code: 'unauthorized' });
    await client.call('listThings');
    late.resolve(json({}, 401));
    expect(await slow).toMatchObject({ code: 'unauthorized' });
    await client.call('listThings');
    expect(apiKey).toHaveBeenCalledTimes(2);
  });

  it('from a function is asked for anew after a 401', async () => {
    const keys = [testKey, otherKey];
    const apiKey = () => keys.shift() ?? '';
    const { fetch, asked } = stub(json({}, 401), json({}));
    const client = createClient(provider(), { apiKey, fetch });
    expect(await rejection(client.call('getThing', { path: { thingId: '1' } }))).toMatchObject({
      code: 'unauthorized',
    });
    await client.call('getThing', { path: { thingId: '1' } });
    expect(asked.map(({ headers }) => headers.Authorization)).toEqual([`Bearer ${testKey}`, `Bearer ${otherKey}`]);
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
