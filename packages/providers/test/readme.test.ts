import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const examples = [...readFileSync(path('../README.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(
  ([, code], at) => ({ at: at + 1, code: code ?? '' }),
);

it('has examples in the README', () => expect(examples.length).toBeGreaterThan(1));

it.each(examples)("runs the README's example no. $at as printed, and prints what its comments say", ({ at, code }) => {
  const promised = code.split('\n').flatMap((line) => /^console\.log\(.+\); +\/\/ (.+)$/.exec(line)?.[1] ?? []);
  expect(promised.length).toBeGreaterThan(3);

  // Inside the package, so that it imports the package by its name.
  mkdirSync(path('./.examples'), { recursive: true });
  const file = path(`./.examples/readme-${at}.ts`);
  writeFileSync(file, code);
  const printed = execFileSync(process.execPath, ['--conditions=@latchkey/source', file], { encoding: 'utf8' });
  expect(printed.trimEnd().split('\n')).toEqual(promised);
});
