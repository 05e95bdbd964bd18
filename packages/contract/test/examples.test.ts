import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printedExamples, runnable } from './printed-example.ts';

const folder = new URL('./.examples/first/', import.meta.url);

beforeEach(() => mkdirSync(folder, { recursive: true }));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

/** Runs the n-th example of a README as a module of this package and gives what it declared and printed. */
const run = async (readme: string, at: number) => {
  const example = printedExamples(new URL(`../../../${readme}`, import.meta.url))[at];
  if (example === undefined) throw new Error(`${readme} prints no ${at + 1}. example.`);
  const printed: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(...values));
  const file = new URL(`${readme.replaceAll('/', '-')}-${at}.ts`, folder);
  writeFileSync(file, runnable(example));
  return { printed, declared: await import(/* @vite-ignore */ file.href) };
};

describe('the printed examples', () => {
  it('run: a test with a server of its own (README)', async () => {
    const { printed, declared } = await run('README.md', 0);

    expect(printed[0]).toMatch(/^hst_live_[a-z0-9]{6}\.\.\.\*{6}$/);
    expect(String(printed[1])).toBe(printed[0]);
    expect(declared.page.total).toBe(25_000);
    expect(declared.page.items).toHaveLength(1000);
    expect(declared.few).toHaveLength(10);
    expect(declared.http.url).toBe(`http://127.0.0.1:${declared.http.port}`);
    await declared.http.close();
  });

  it('run: the first ten lines (packages/sdk)', async () => {
    const { printed } = await run('packages/sdk/README.md', 0);
    expect(printed).toEqual([10]);
  });

  it('run: managing keys (packages/sdk)', async () => {
    const readme = 'packages/sdk/README.md';
    const at = printedExamples(new URL(`../../../${readme}`, import.meta.url)).findIndex((each) =>
      each.includes('createLatchkey'),
    );
    const { printed } = await run(readme, at);
    expect(printed).toEqual(['active', ['regenerate', 'revoke'], true, []]);
  });

  it('run: the proof (packages/contract)', async () => {
    const { printed } = await run('packages/contract/README.md', 0);
    expect(printed).toEqual([expect.stringMatching(/^\d{3} passed, 0 failed, \d+ left out$/)]);
  });
});
