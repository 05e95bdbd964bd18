import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printedExamples, runnable } from './printed-example.ts';

const folder = new URL('./.examples/lists/', import.meta.url);

beforeEach(() => mkdirSync(folder, { recursive: true }));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

/** Runs the example of the SDK's README that has these words, and gives what it declared and printed. */
const run = async (words: string) => {
  const example = printedExamples(new URL('../../sdk/README.md', import.meta.url)).find((each) => each.includes(words));
  if (example === undefined) throw new Error(`No example of the README has ${words}.`);
  const printed: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(values));
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const file = new URL(`${words.replaceAll(/\W/g, '')}.ts`, folder);
  writeFileSync(file, runnable(example));
  return { printed, told, declared: await import(/* @vite-ignore */ file.href) };
};

describe('the printed examples of the SDK', () => {
  it('read lists as they say', async () => {
    const { printed } = await run('parallel: 4');
    expect(printed).toEqual([['event_1', 100, 25_000, 24_500]]);
  });

  it('export lists as they say', async () => {
    const { printed, declared } = await run('.toCsv(');
    rmSync(declared.folder, { recursive: true });
    expect(printed).toEqual([
      [25_000, 25, [], []],
      [true, true],
    ]);
    expect(declared.both.rows).toBeGreaterThan(0);
  });

  it('download files as they say', async () => {
    const { printed, declared } = await run('recordings.download(');
    rmSync(declared.folder, { recursive: true });
    expect(printed).toEqual([[true], [4, []]]);
  });
});
