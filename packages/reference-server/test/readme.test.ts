import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [opening = '', ...rest] = readme.split(/^## /m);
/** The `ts` blocks of a part, one below the other. */
const codeOf = (part: string): string =>
  [...part.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code ?? '').join('\n');
const promisedBy = (code: string): string[] =>
  [...code.matchAll(/console\.log\(.*?\)\)?; \/\/ (.+)$/gm)].map(([, promised]) => promised ?? '');

const start = codeOf(opening);
const sections = rest
  .map((part) => ({ heading: part.slice(0, part.indexOf('\n')), code: codeOf(part) }))
  .filter(({ code }) => promisedBy(code).length > 0);

// Inside the package, so that examples import it by its name.
const folder = new URL('./.examples/', import.meta.url);
afterEach(() => void vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What an example prints. */
const printedBy = async (name: string, code: string): Promise<string[]> => {
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(format(...values)));
  const file = new URL(`${name}.ts`, folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, code);
  await import(/* @vite-ignore */ file.href);
  return printed;
};

describe('the README', () => {
  it('opens with an example that prints what it says it prints', async () => {
    expect(await printedBy('opening', start)).toEqual(['200', '401']);
    expect(promisedBy(start).map((promised) => promised.slice(0, 3))).toEqual(['200', '401']);
  });

  it('shows what each act of the engine does', () => {
    const shown = sections.map(({ heading }) => heading);
    expect(shown).toEqual(
      expect.arrayContaining([
        'Rotating and disabling',
        'Acts at once',
        'Plans and their caps',
        'Issuing once',
        'Audit and incidents',
        'Leaks and secret scanning',
        'Usage',
        'Alerts',
        'Webhooks',
        "The people's plane",
        'Backups',
        'The engine alone',
      ]),
    );
  });

  it.each(sections)('goes on from there, and prints what it says: $heading', async ({ heading, code }) => {
    const printed = await printedBy(heading.toLowerCase().replaceAll(' ', '-'), `${start}\n${code}`);
    expect(printed.slice(2)).toEqual(promisedBy(code));
  });
});
