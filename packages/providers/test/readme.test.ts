import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

it("the README's first example runs as printed, and prints what its comments say", () => {
  const example = /```ts\n(.*?)```/s.exec(readFileSync(path('../README.md'), 'utf8'))?.[1] ?? '';
  const promised = example.split('\n').flatMap((line) => /^console\.log\(.+\); +\/\/ (.+)$/.exec(line)?.[1] ?? []);
  expect(promised.length).toBeGreaterThan(3);

  // Inside the package, so that it imports the package by its name.
  mkdirSync(path('./.examples'), { recursive: true });
  writeFileSync(path('./.examples/readme.ts'), example);
  const printed = execFileSync(process.execPath, ['--conditions=@latchkey/source', path('./.examples/readme.ts')], {
    encoding: 'utf8',
  });
  expect(printed.trimEnd().split('\n')).toEqual(promised);
});
