import { describe, expect, it } from 'vitest';
import { startMs } from '../../test/bakery/open-bakery.ts';
import { openTogether } from '../../test/bakery/open-together.ts';

const here = 'http://127.0.0.1:4010';

describe('the directory of servers together', () => {
  it('names the systems, where they are, their variables, and how to get a key', async () => {
    const { ask } = await openTogether({ howToGetAKey: 'Ask at the counter.' });
    const response = await ask(`${here}/`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('date')).toBe(new Date(startMs).toUTCString());
    expect(await response.json()).toEqual({
      message: '2 systems are served here.',
      systems: [
        {
          name: 'bakery',
          title: 'Bakery',
          documentation: 'https://bakery.example/docs',
          baseUrls: {
            path: `${here}/bakery/v1`,
            localhost: 'http://bakery.localhost:4010/v1',
            hosts: ['http://api.bakery.example:4010/v1'],
          },
          variables: { apiKey: ['BAKERY_KEY'], baseUrl: 'BAKERY_URL' },
          credential: 'X-Bakery-Key: <key>',
        },
        expect.objectContaining({
          name: 'mill',
          variables: { apiKey: ['MILL_KEY', 'MILL_KEY_SPARE'], baseUrl: 'MILL_URL' },
        }),
      ],
      howToGetAKey: 'Ask at the counter.',
    });
  });

  it('gives base URLs that lead to the systems, whatever the host is called', async () => {
    const { ask } = await openTogether();
    for (const origin of [here, 'http://[::1]:4010', 'http://localhost', 'http://mocks.internal:80']) {
      const { systems } = (await (await ask(`${origin}/`)).json()) as {
        systems: { baseUrls: { path: string; localhost: string; hosts: string[] } }[];
      };
      const urls = systems.flatMap(({ baseUrls }) => [baseUrls.path, baseUrls.localhost, ...baseUrls.hosts]);
      expect(urls).toHaveLength(6);
      for (const url of urls) expect((await ask(`${url}/health`)).status).toBe(200);
    }
  });

  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/json, text/plain, */*', 'application/json'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/plain; charset=utf-8'],
  ])('is for people where they accept text: %s', async (accept, type) => {
    const { ask } = await openTogether();
    const response = await ask(`${here}/`, null, { headers: accept === undefined ? {} : { Accept: accept } });
    expect([response.headers.get('content-type'), response.headers.get('vary')]).toEqual([type, 'Accept']);
    const text = await response.text();
    for (const said of [`${here}/mill/api/v2`, 'MILL_KEY_SPARE', 'X-Bakery-Key: <key>', 'server.keys.issue']) {
      expect(text).toContain(said);
    }
  });

  it('is given with a 404 where nobody is found, and names the choices', async () => {
    const { ask } = await openTogether();
    const response = await ask(`${here}/nosuch/v1/loaves`);
    expect(response.status).toBe(404);
    const { message, systems } = (await response.json()) as { message: string; systems: { name: string }[] };
    expect(message).toContain('Begin the path with the name of one');
    expect(systems.map(({ name }) => name)).toEqual(['bakery', 'mill']);
  });

  it('security 23: repeats neither path, query nor key of what leads to nobody', async () => {
    const { ask, bakery } = await openTogether();
    const secret = bakery.secret.reveal();
    for (const accept of ['text/plain', '*/*']) {
      const init = { headers: { Accept: accept } };
      const said = await (await ask(`${here}/${secret}/x?key=${secret}`, bakery.secret, init)).text();
      expect(said).not.toContain(secret);
    }
  });

  it('answers HEAD as GET without the body, and says with OPTIONS that it can only be read', async () => {
    const { ask } = await openTogether();
    for (const url of [`${here}/`, `${here}/nosuch`]) {
      const [get, head] = await Promise.all([ask(url), ask(url, null, { method: 'HEAD' })]);
      const length = new TextEncoder().encode(await get.text()).length;
      expect([head.status, await head.text()]).toEqual([get.status, '']);
      expect(head.headers.get('content-length')).toBe(String(length));
    }
    const options = await ask(`${here}/`, null, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    const post = await ask(`${here}/`, null, { method: 'POST', body: '{}' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});
