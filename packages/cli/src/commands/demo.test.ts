import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fakeTerminal } from '../../test/fake-terminal.ts';
import { run } from '../run.ts';
import { systemIds } from '../systems.ts';

const [first = ''] = systemIds;

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

/** The demonstration, told to end at its first sign of progress. */
const ranUntilItExports = async (...argv: string[]) => {
  const terminal = fakeTerminal();
  const code = await run(['demo', ...argv], {
    ...terminal,
    err(text) {
      terminal.err(text);
      if (text.includes(' rows')) terminal.end();
    },
  });
  return { code, ...terminal.written };
};

it('ends when it is told to, and leaves no half of a file', async () => {
  const folder = newFolder();
  const { code, err } = await ranUntilItExports(first, '--out', folder);
  expect(code).toBe(1);
  expect(err).toContain('was ended before it was done.\n  Run it again');
  expect(readdirSync(folder)).toEqual(['.env']);
});

it('goes on to no other system when it is told to end', async () => {
  const folder = newFolder();
  const { code, out } = await ranUntilItExports('--out', folder);
  expect(code).toBe(1);
  expect(readdirSync(folder)).toEqual([first]);
  expect(readdirSync(join(folder, first))).toEqual(['.env']);
  expect(out).not.toContain('All systems');
});

it('ruling 27: offers to add .env to .gitignore, and does it when it is told to', async () => {
  const folder = newFolder();
  execFileSync('git', ['init', '--quiet', folder]);
  expect((await ranUntilItExports('--out', folder)).out).toContain('let --gitignore do it');
  expect(readdirSync(folder).sort()).toEqual(['.git', first]);
  expect((await ranUntilItExports('--out', folder, '--gitignore')).out).toContain('Added .env to ');
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('.env\n');
  expect((await ranUntilItExports('--out', folder)).out).not.toContain('gitignore');
});
