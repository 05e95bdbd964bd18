import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { printedExamples, runnable } from './printed-example.ts';

const folder = new URL('./.examples/sdk/', import.meta.url);

const file = new URL('../../sdk/README.md', import.meta.url);
const readme = readFileSync(file, 'utf8');

/** Examples of the SDK's README that stand on their own: those that start with their imports. */
const examples = printedExamples(file)
  .filter((example) => example.startsWith('import '))
  .map((example, at) => ({ example, title: titleOf(example), file: new URL(`example-${at}.ts`, folder) }));

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the examples of packages/sdk/README.md', () => {
  it.each(examples)('run, and print what they say: $title', async ({ example, file }) => {
    const printed: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(format(...values)));
    writeFileSync(file, runnable(example));
    await import(/* @vite-ignore */ file.href);
    expect(printed.join('\n')).toBe(announced(example).join('\n'));
  });

  it('are there for every feature', () => {
    expect(examples.length).toBeGreaterThanOrEqual(9);
    expect(examples.filter(({ example }) => announced(example).length === 0)).toEqual([]);
  });
});

/** The lines that an example says it prints: the comments behind a `console.log`, and all whole lines of comment after the first. */
function announced(example: string): string[] {
  const lines: string[] = [];
  let prints = false;
  for (const line of example.split('\n')) {
    prints ||= line.includes('console.log(');
    const [, said] = /^(?:.*console\.log\(.*\);\s*)?\/\/ (.*)$/.exec(line) ?? [];
    if (prints && said !== undefined) lines.push(said);
  }
  return lines;
}

/** What an example is about: the section that it stands in. */
function titleOf(example: string): string {
  return (
    readme
      .slice(0, readme.indexOf(example))
      .match(/^##? .*$/gm)
      ?.at(-1) ?? ''
  );
}
