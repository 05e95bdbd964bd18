import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { createClient } from '../client.ts';
import { checkBaseUrl } from './base-url.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('the base URL', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://api.example.com/v1/', 'https://api.example.com/v1'],
    ['http://localhost:4010/api/v3', 'http://localhost:4010/api/v3'],
    ['http://api.localhost/', 'http://api.localhost'],
    ['http://127.0.0.1:1', 'http://127.0.0.1:1'],
    ['http://127.9.9.9', 'http://127.9.9.9'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is taken', (given, taken) => {
    expect(checkBaseUrl(given, 'given')).toBe(taken);
  });

  it.each([
    'http://api.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://[::2]',
    'ftp://api.example.com',
    'api.example.com',
    '',
    'https://user:canary@api.example.com',
    'https://api.example.com?api_key=canary',
    'https://api.example.com#canary',
  ])('%s is refused, and not repeated', (given) => {
    const thrown = () => checkBaseUrl(given, 'given');
    expect(thrown).toThrow(expect.objectContaining({ code: 'config' }));
    expect(thrown).not.toThrow(/canary|example/);
  });

  it('comes from the option, then the variable, then the document', async () => {
    const { fetch, asked } = stub(json({}));
    const call = (baseUrl?: string) => createClient(provider(), { apiKey: testKey, fetch, baseUrl }).call('listThings');
    await call();
    vi.stubEnv('MADE_UP_BASE_URL', 'http://localhost:4010/v1');
    await call();
    await call('https://other.example.com');
    expect(asked.map(({ url }) => url)).toEqual([
      'https://api.example.com/v1/things',
      'http://localhost:4010/v1/things',
      'https://other.example.com/things',
    ]);
  });
});

it('a provider’s own base URL is no exception', () => {
  const declared = (baseUrl: string) => () => createClient(provider([], { baseUrl }), { apiKey: testKey });
  expect(declared('http://api.example.com')).toThrow(expect.objectContaining({ code: 'config' }));
  expect(declared('https://api.example.com/')).not.toThrow();
});

describe('where every installation has a base URL of its own', () => {
  const many = provider([], { installations: 'many' });
  const connect = (baseUrl?: string) => {
    const { fetch, asked } = stub(json({}));
    return { asked, client: () => createClient(many, { apiKey: testKey, fetch, baseUrl }) };
  };

  it('the documents’ example is told and never asked', () => {
    expect(connect().client).toThrow(
      expect.objectContaining({
        code: 'config',
        message: 'There is no base URL of Made-Up: every installation has its own.',
        hint: 'Give `baseUrl`, or set MADE_UP_BASE_URL, such as https://api.example.com/v1.',
      }),
    );
  });

  it.each(['option', 'variable'])('the %s names the installation', async (place) => {
    const url = 'https://archive.example/api';
    if (place === 'variable') vi.stubEnv('MADE_UP_BASE_URL', url);
    const { client, asked } = connect(place === 'option' ? url : undefined);
    await client().call('listThings');
    expect(asked.map((each) => each.url)).toEqual([`${url}/things`]);
  });
});

describe('a browser', () => {
  it('is refused unless the caller insists', () => {
    vi.stubGlobal('window', { document: {} });
    const options = { apiKey: testKey, fetch: stub(json({})).fetch };
    expect(() => createClient(provider(), options)).toThrow(expect.objectContaining({ code: 'config' }));
    expect(() => createClient(provider(), { ...options, dangerouslyAllowBrowser: true })).not.toThrow();
  });
});
