import { arch, platform } from 'node:process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type OpenPage, openPage } from './open-page.ts';
import type { Page } from './page.ts';

declare const page: Page;

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

const hasBrowser = platform === 'linux' && arch === 'x64';
const where = hasBrowser ? '' : ` (skipped: the Chromium from npm is built for Linux x64, not for ${platform} ${arch})`;
const api = 'https://api.hyperstudy.io/api/v3';
const events = `${api}/data/events/room/room_1?limit=2`;

describe.skipIf(!hasBrowser)(`the MSW door in a browser's service worker${where}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  describe.each(['msw-2-10', 'msw-2', 'msw-3'])('%s', (msw) => {
    let open: OpenPage;
    let key: string;
    beforeAll(async () => {
      open = await openPage(browser, msw);
      key = await open.page.evaluate(() => page.start());
    });
    afterAll(() => open?.close());

    /** What `fetch` gives in the page: a status and a body, or the name of what it throws. */
    const ask = (url: string, init: Asked = {}) =>
      open.page.evaluate(
        ([target, options]) =>
          fetch(target, options).then(
            async (response) => ({
              status: response.status,
              allow: response.headers.get('allow'),
              length: Number(response.headers.get('content-length')),
              body: await response.text().catch((error: Error) => error.name),
            }),
            (error: Error) => ({ status: error.name, allow: null, length: 0, body: '' }),
          ),
        [url, init] as const,
      );
    const withKey = () => ({ headers: { 'X-API-Key': key } });

    it('holds a server without anything of Node', () => {
      expect(key).toMatch(/^hst_live_/);
      expect(open.inputs.filter((path) => /reference-server\/dist|^dist/.test(path)).length).toBeGreaterThan(2);
      expect(open.inputs.filter((path) => /digest/.test(path))).toEqual(['dist/engine/digest/portable.js']);
    });

    it('answers 200, 401 and 403', async () => {
      const answered = await ask(events, withKey());
      expect(answered.status).toBe(200);
      expect(JSON.parse(answered.body)).toMatchObject({ metadata: { pagination: { total: 10 } } });
      expect(await ask(events)).toMatchObject({ status: 401, body: expect.stringContaining('UNAUTHORIZED') });
      const beyond = await ask(`${api}/data/chat/room/room_1`, withKey());
      expect(beyond).toMatchObject({ status: 403, body: expect.stringContaining('FORBIDDEN') });
    });

    it('hears HEAD and OPTIONS', async () => {
      const head = await ask(events, { ...withKey(), method: 'HEAD' });
      expect(head).toMatchObject({ status: 200, body: '' });
      expect(head.length).toBeGreaterThan(100);
      expect(await ask(events, { method: 'OPTIONS' })).toMatchObject({ status: 204, allow: 'GET, HEAD, OPTIONS' });
    });

    it('leaves other origins alone, and answers unknown routes below the base path', async () => {
      expect(await ask('/elsewhere')).toMatchObject({ status: 200, body: 'real' });
      expect(await ask(`${api}/nothing`, withKey())).toMatchObject({ status: 404 });
    });

    it("lets the user's own handler win", async () => {
      expect(await ask(`${api}/health`)).toMatchObject({ body: expect.stringContaining('healthy') });
      await open.page.evaluate(() => page.overrideHealth('mine'));
      expect(await ask(`${api}/health`)).toMatchObject({ status: 200, body: 'mine' });
    });

    it('makes a TypeError of a connection that is reset, and of a body that breaks off', async () => {
      await open.page.evaluate(() => page.breakOnce('reset'));
      expect(await ask(events, withKey())).toMatchObject({ status: 'TypeError' });
      await open.page.evaluate(() => page.breakOnce('truncated'));
      expect(await ask(events, withKey())).toMatchObject({ status: 200, body: 'TypeError' });
    });

    it('lets the key expire when time is moved on', async () => {
      await open.page.evaluate(() => page.advance('91d'));
      expect(await ask(events, withKey())).toMatchObject({ status: 401 });
    });

    it('security 18: prints no key', () => {
      expect(open.printed.join('\n')).not.toContain(key);
    });
  });
});
