import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';

const file = new URL('./.readme-example.ts', import.meta.url);
afterEach(() => {
  rmSync(file, { force: true });
  vi.restoreAllMocks();
});

it('opens with an example that prints what it says it prints', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /^```ts\n(.*?)^```$/ms.exec(readme)?.[1] ?? '';
  const promised = [...example.matchAll(/console\.log\(.*?\); \/\/ (\d+)/g)].map((match) => Number(match[1]));
  const printed: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(...values));
  writeFileSync(file, example);
  await import(/* @vite-ignore */ file.href);
  expect(printed).toEqual(promised);
  expect(promised).toEqual([200, 401]);
});
