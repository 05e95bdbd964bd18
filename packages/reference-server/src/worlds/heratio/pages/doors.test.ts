import { heratio } from '@latchkey/providers/heratio';
import { http as mocked } from 'msw-3';
import { setupServer } from 'msw-3/node';
import { afterEach, expect, it } from 'vitest';
import { virtualClock } from '../../../clock/virtual.ts';
import { createReferenceServer } from '../../../create-server.ts';
import { mswHandlers } from '../../../doors/msw.ts';
import { listen } from '../../../doors/node.ts';
import { together } from '../../../doors/together.ts';
import type { Fetch } from '../../../reference-server.ts';
import { heratioWorld } from '../index.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const open = () =>
  createReferenceServer(heratio, { clock: virtualClock('2026-01-15T10:00:00Z'), world: heratioWorld() });

/** Each door, and where the site's root is behind it. */
const doors: Record<string, () => Promise<{ fetch: Fetch; site: string }>> = {
  fetch: async () => ({ fetch: open().fetch, site: new URL(heratio.baseUrl).origin }),
  http: async () => {
    const { url, close } = await listen(open());
    closers.push(close);
    return { fetch: globalThis.fetch, site: url };
  },
  msw: async () => {
    const network = setupServer(...mswHandlers(mocked, open()));
    network.listen({ onUnhandledFrame: 'error' });
    closers.push(() => network.close());
    return { fetch: (input, init) => globalThis.fetch(input, init), site: new URL(heratio.baseUrl).origin };
  },
  'several servers under one port': async () => {
    const { url, close } = await listen(together({ archive: open() }));
    closers.push(close);
    return { fetch: globalThis.fetch, site: `${url}/archive` };
  },
};

it.each(Object.keys(doors))('the API Keys page is reached through %s, and generates a key that works', async (name) => {
  const door = doors[name];
  if (!door) throw new Error('There is no such door.');
  const { fetch, site } = await door();
  const signedIn = await fetch(`${site}/_latchkey/manage/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Latchkey-Request': '1' },
    body: '{"person":"researcher_1"}',
  });
  const [cookie = '', ...attributes] = signedIn.headers.get('set-cookie')?.split('; ') ?? [];
  const root = new URL(site).pathname;
  expect(attributes).toEqual(expect.arrayContaining([`Path=${root}`, 'HttpOnly', 'SameSite=Strict']));

  const page = `${site}/research/apiKeys`;
  const opened = await (await fetch(page, { headers: { Cookie: cookie } })).text();
  expect(opened).toContain(`API Base URL: <code>${site}/api/research</code>`);
  const token = /name="_token" value="([^"]*)"/.exec(opened)?.[1] ?? '';
  const generated = await fetch(page, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `_token=${token}&form_action=generate&name=script&permissions%5B%5D=read`,
  });
  const secret = /rk_[0-9a-f]{64}/.exec(await generated.text())?.[0] ?? '';
  const profile = await fetch(`${site}/api/research/profile`, { headers: { 'X-API-Key': secret } });
  expect([generated.status, profile.status]).toEqual([200, 200]);

  const styles = await fetch(`${site}/research/apiKeys.css`);
  expect(styles.headers.get('content-type')).toContain('text/css');
  const foreign = await fetch(page, { headers: { Cookie: cookie, Origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
});

it('the research dashboard is where others are sent, below the name of the server too', async () => {
  const { url, close } = await listen(together({ archive: open() }));
  closers.push(close);
  const signedIn = await fetch(`${url}/archive/_latchkey/manage/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Latchkey-Request': '1' },
    body: '{"person":"pending_researcher"}',
  });
  const Cookie = signedIn.headers.get('set-cookie')?.split('; ')[0] ?? '';
  const sent = await fetch(`${url}/archive/research/apiKeys`, { headers: { Cookie } });
  expect(sent.url).toBe(`${url}/archive/research/dashboard`);
  expect(await sent.text()).toContain('Must be an approved researcher');
});
