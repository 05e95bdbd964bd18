import { afterEach, describe, expect, it, vi } from 'vitest';
import { rejection, stub } from '../../../test/answers.ts';
import { createHeratio } from '../../systems/heratio.ts';
import { createHesedVid } from '../../systems/hesedvid.ts';
import { createHyperMemory } from '../../systems/hypermemory.ts';
import { createHypersave } from '../../systems/hypersave.ts';
import { createHyperStudy } from '../../systems/hyperstudy.ts';
import type { ClientOptions } from '../options.ts';

afterEach(() => void vi.unstubAllGlobals());

/** Every surface that sends a key, with one call of it. */
const surfaces: readonly [string, (options: ClientOptions) => () => Promise<unknown>][] = [
  [
    'heratio',
    (given) => {
      const client = createHeratio({
        baseUrl: 'https://archive.example/api',
        apiKey: `rk_${'a'.repeat(64)}`,
        ...given,
      });
      return () => client.request('GET', '/profile');
    },
  ],
  [
    'hesedvid',
    (given) => {
      const client = createHesedVid({ apiKey: `hv_live_${'a'.repeat(32)}`, organization: 'org_1', ...given });
      return () => client.analytics.storage();
    },
  ],
  [
    'hypermemory',
    (given) => {
      const client = createHyperMemory({ apiKey: `hm_live_${'a'.repeat(32)}`, ...given });
      return () => client.request('GET', '/v1/usage');
    },
  ],
  [
    'hypersave',
    (given) => {
      const client = createHypersave({ apiKey: `hs_live_${'a'.repeat(40)}`, ...given });
      return () => client.keys.list();
    },
  ],
  [
    'hyperstudy',
    (given) => {
      const client = createHyperStudy({ apiKey: `hst_live_${'a'.repeat(48)}`, ...given });
      return () => client.events.inRoom('room_1').first();
    },
  ],
];

describe.each(surfaces)('a client of %s', (_, open) => {
  const config = expect.objectContaining({ code: 'config' });

  it('is not made in a browser, unless the caller insists', () => {
    vi.stubGlobal('window', { document: {} });
    expect(() => open({})).toThrow(config);
    expect(() => open({ dangerouslyAllowBrowser: false })).toThrow(config);
    expect(() => open({ dangerouslyAllowBrowser: true })).not.toThrow();
  });

  it('sends its key over plain http to this machine and nowhere else', () => {
    for (const baseUrl of ['http://api.example.com', 'http://10.0.0.1', 'http://0.0.0.0', 'http://[::ffff:10.0.0.1]']) {
      expect(() => open({ baseUrl })).toThrow(config);
    }
    for (const baseUrl of ['http://localhost:4010', 'http://127.0.0.1:4010/api', 'http://[::1]']) {
      expect(() => open({ baseUrl })).not.toThrow();
    }
  });

  it.each([301, 302, 303, 307, 308])(
    'security 17: does not follow a %i to another origin, and names where it led',
    async (status) => {
      const headers = { Location: 'https://elsewhere.example.com/steal?and=tell' };
      const { fetch, asked } = stub(() => new Response(null, { status, headers }));
      const error = await rejection(open({ fetch })());
      expect(error).toMatchObject({
        code: 'redirect_refused',
        status,
        message: expect.stringMatching(/https:\/\/elsewhere\.example\.com, and the key does not go there$/),
        hint: expect.stringContaining('baseUrl'),
      });
      expect(asked).toHaveLength(1);
      expect(asked[0]?.redirect).toBe('manual');
      expect(asked[0]?.url).not.toContain('elsewhere');
    },
  );
});
