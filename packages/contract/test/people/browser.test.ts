import { arch, platform } from 'node:process';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { type HttpServer, listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, type PageGlobals } from './open-page.ts';

declare const latchkey: PageGlobals['latchkey'];
declare const fails: PageGlobals['fails'];

const hasBrowser = platform === 'linux' && arch === 'x64';
const where = hasBrowser ? '' : ` (skipped: the Chromium from npm is built for Linux x64, not for ${platform} ${arch})`;
const form = { name: 'From a page', scopes: ['read:events'] };

describe.skipIf(!hasBrowser)(`the people’s plane in a browser${where}`, () => {
  let browser: Browser;
  let http: HttpServer;
  beforeAll(async () => {
    browser = await launchBrowser();
    const clock = virtualClock('2026-01-01T00:00:00Z');
    http = await listen(createReferenceServer(hyperstudy, { clock, world: hyperstudyWorld() }));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await http?.close();
  });

  it('is signed in to by a cookie that no script sees, and that goes with every request until it is taken back', async () => {
    const page = await openPage(browser, http.url);

    expect(await page.evaluate(() => fails(latchkey.session()))).toEqual({ code: 'unauthorized', status: 401 });
    expect(await page.evaluate(async () => (await latchkey.signIn('ada')).person.id)).toBe('ada');

    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await page.evaluate(() => JSON.stringify(latchkey.rate) + JSON.stringify(latchkey))).not.toContain('lks_');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'latchkey_session', httpOnly: true, sameSite: 'Strict', path: '/' });
    const made = await page.evaluate(async (asked) => {
      const { key, secret } = await latchkey.keys.issue(asked);
      const listed = await latchkey.keys.list().toArray();
      return { id: key.id, isMasked: String(secret) === key.mask, ids: listed.map(({ id }) => id) };
    }, form);
    expect(made).toEqual({ id: made.id, isMasked: true, ids: [made.id] });
    expect(await page.evaluate(async (id) => (await latchkey.keys.revoke(id)).status, made.id)).toBe('revoked');
    // As after a reload, a client that was made anew goes on.
    await page.reload();
    await page.waitForFunction(() => Reflect.has(globalThis, 'latchkey'));
    expect(await page.evaluate(async () => (await latchkey.session()).person.id)).toBe('ada');

    await page.evaluate(() => latchkey.signOut());
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => fails(latchkey.keys.list().toArray()))).toEqual({
      code: 'unauthorized',
      status: 401,
    });
    await page.context().close();
  });

  it('security 35, 76: is neither read nor changed by a page of another origin, though somebody is signed in', async () => {
    // The same site, so that the cookie goes along: another origin all the same.
    const other = await listen(createReferenceServer(hyperstudy, { world: hyperstudyWorld() }));
    const own = await openPage(browser, http.url);
    await own.evaluate(() => latchkey.signIn('ada'));
    const page = await own.context().newPage();
    await page.goto(`${other.url}/api/v3/health`);
    const told = (method: string, path: string, mode: RequestMode, type: string) =>
      page.evaluate(
        ([url, init]) =>
          fetch(url, init).then(
            ({ status }) => status,
            () => 'refused',
          ),
        [
          `${http.url}/_latchkey/manage${path}`,
          {
            method,
            mode,
            credentials: 'include',
            ...(method === 'GET' ? {} : { headers: { 'Content-Type': type }, body: JSON.stringify(form) }),
          },
        ] as const,
      );
    const count = () => own.evaluate(async () => (await latchkey.keys.list().firstPage()).total);
    const before = await count();

    expect(await told('GET', '/keys', 'cors', '')).toBe('refused');
    expect(await told('POST', '/keys', 'cors', 'application/json')).toBe('refused');
    // What a page may not look into has the status 0.
    expect(await told('POST', '/keys', 'no-cors', 'text/plain')).toBe(0);
    expect(await told('POST', '/keys', 'no-cors', 'application/x-www-form-urlencoded')).toBe(0);

    expect(await count()).toBe(before);
    await own.context().close();
    await other.close();
  });
});
