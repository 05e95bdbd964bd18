import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { build } from 'esbuild';
import { type Browser, chromium as driver, type Page } from 'playwright-core';
import { expectBuilt } from '../expect-built.ts';

/** A page in a browser that holds the server as it is built, and the MSW that is named. */
export interface OpenPage {
  readonly page: Page;
  /** The files that went into the page. */
  readonly inputs: readonly string[];
  readonly printed: readonly string[];
  close(): Promise<void>;
}

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

export const launchBrowser = async (): Promise<Browser> =>
  driver.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

export const openPage = async (browser: Browser, msw: string): Promise<OpenPage> => {
  expectBuilt();
  const { code, inputs } = await bundle(msw);
  const site = await serve({
    '/': ['text/html', '<!doctype html><title>page</title><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', code],
    '/mockServiceWorker.js': ['text/javascript', await workerOf(msw)],
    '/elsewhere': ['text/plain', 'real'],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const printed: string[] = [];
  page.on('console', (message) => printed.push(message.text()));
  page.on('pageerror', (error) => printed.push(String(error)));
  await page.goto(site.url);
  return {
    page,
    inputs,
    printed,
    async close() {
      await context.close();
      await site.close();
    },
  };
};

/** The packages as they are built, chosen by the conditions of a browser. */
const bundle = async (msw: string): Promise<{ readonly code: string; readonly inputs: readonly string[] }> => {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL('./page.ts', import.meta.url))],
    absWorkingDir: packageFolder,
    alias: { 'msw-3': msw },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return { code: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) };
};

/** The worker of the same version, as its package has it. */
const workerOf = (msw: string): Promise<string> =>
  readFile(createRequire(import.meta.url).resolve(`${msw}/mockServiceWorker.js`), 'utf8');

const serve = async (files: Readonly<Record<string, readonly [type: string, text: string]>>) => {
  const server = createServer((request, response) => {
    const [type, text] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(text === '' ? 404 : 200, { 'Content-Type': type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
