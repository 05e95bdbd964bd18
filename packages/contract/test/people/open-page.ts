import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Latchkey } from '@latchkey/sdk/latchkey';
import chromium from '@sparticuz/chromium';
import { build } from 'esbuild';
import { type Browser, chromium as driver, type Page } from 'playwright-core';

/** What the page has for who drives it. */
export interface PageGlobals {
  readonly latchkey: Latchkey;
  /** What went wrong, as far as a page is told. */
  fails(asked: Promise<unknown>): Promise<{ readonly code: string; readonly status: number | null }>;
}

export const launchBrowser = async (): Promise<Browser> =>
  driver.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/**
 * A page at a path of an origin, with a client of the plane that lies there, in a browser of its own: nothing of earlier pages is
 * kept. The page itself comes out of this process, everything else from where it is asked for.
 */
export const openPage = async (browser: Browser, origin: string): Promise<Page> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const scripts = await bundle(`${origin}/_latchkey`);
  const body = '<!doctype html><title>Keys</title><script type="module" src="/page/keys.js"></script>';
  await page.route(`${origin}/keys`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.route(`${origin}/page/*`, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: scripts.get(new URL(route.request().url()).pathname.slice('/page/'.length)) ?? '',
    }),
  );
  await page.goto(`${origin}/keys`);
  await page.waitForFunction(() => Reflect.has(globalThis, 'latchkey'));
  return page;
};

/** The client for browsers, out of its sources: scripts by their names. What only Node has is in those that no page asks for. */
const bundle = async (baseUrl: string): Promise<ReadonlyMap<string, string>> => {
  const program = `
    import { createLatchkey } from '@latchkey/sdk/latchkey';
    globalThis.latchkey = createLatchkey({ baseUrl: ${JSON.stringify(baseUrl)}, maxAttempts: 1 });
    globalThis.fails = (asked) => asked.then(
      () => ({ code: 'none', status: null }),
      ({ code, status = null }) => ({ code, status }),
    );`;
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL('.', import.meta.url)), sourcefile: 'keys.js' },
    entryNames: 'keys',
    outdir: '/page',
    splitting: true,
    conditions: ['@latchkey/source'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    external: ['node:*'],
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
};
