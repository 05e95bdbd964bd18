import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ignoreEnvFile } from './ignore-env-file.ts';

it.each([
  ['none', null, '.env\n'],
  ['an empty one', '', '.env\n'],
  ['one that ends with a line feed', 'dist\n', 'dist\n.env\n'],
  ['one that does not', 'dist', 'dist\n.env\n'],
])('ruling 27: adds .env to .gitignore where there is %s', async (_, before, after) => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-ignore-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, '.gitignore');
  if (before !== null) writeFileSync(path, before);
  expect(await ignoreEnvFile(folder)).toBe(path);
  expect(readFileSync(path, 'utf8')).toBe(after);
});
