import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { printedExamples, runnable } from './printed-example.ts';

const folder = new URL('./.examples/sdk/', import.meta.url);

const file = new URL('../../sdk/README.md', import.meta.url);
const readme = readFileSync(file, 'utf8');

/** What stands for the real server, and the key that is in the environment, where an example takes both for granted. */
const forReal = `import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer } from '@latchkey/reference-server';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { vi } from 'vitest';

const server = createReferenceServer(hyperstudy, { world: hyperstudyWorld({ eventsPerRoom: 3 }) });
const { secret } = await server.keys.issue({ name: 'script', scopes: ['read:events'], expires: '7d' });
vi.stubEnv('HYPERSTUDY_API_KEY', secret.reveal());
vi.stubGlobal('fetch', server.fetch);
`;

/** Every example of the README by the section that it stands in, in order; null: it stands on its own. */
const sections: readonly (readonly [section: string, before: string | null])[] = [
  ['# @latchkey/sdk', null],
  ['# @latchkey/sdk', forReal],
  ['### Two keys', null],
  ['### A key from a secret manager', null],
  ['## Hosts and redirects', null],
  ['## Lists', null],
  ['## Exports', null],
  ['## Downloads', null],
  ['## Limits', null],
  ['## Deadlines', null],
  ['## Retries', null],
  ['## Events', null],
  ['## OpenTelemetry', null],
  ['## OpenTelemetry', null],
  ['## Uploads', null],
  ['## Managing keys', null],
  ['## Managing keys', null],
  ['## Rotating keys', null],
  ['## Errors', null],
  ['## Errors', null],
  ['## Any request', null],
  ['## A provider of your own', null],
];

const examples = printedExamples(file).map((example, at) => {
  const [title = 'It is not listed.', before = null] = sections[at] ?? [];
  return { example, title, before, file: new URL(`example-${at}.ts`, folder) };
});

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the examples of packages/sdk/README.md', () => {
  it('are these', () => {
    expect(examples.map(({ example }) => sectionOf(example))).toEqual(sections.map(([section]) => section));
  });

  it.each(examples)('run, and print what they say: $title', async ({ example, before, file }) => {
    const printed: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(format(...values)));
    writeFileSync(file, (before ?? '') + runnable(example));
    await import(/* @vite-ignore */ file.href);
    expect(printed.length).toBeGreaterThan(0);
    if (before === null) expect(printed.join('\n')).toBe(announced(example).join('\n'));
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

/** The section that an example stands in. */
function sectionOf(example: string): string {
  return (
    readme
      .slice(0, readme.indexOf(example))
      .match(/^##?#? .*$/gm)
      ?.at(-1) ?? ''
  );
}
