import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { writeEnvFile } from './env-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-env-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = '# .env: test\nKEY=abc\n';
const path = () => join(folder, '.env');
const modeOf = (file: string) => statSync(file).mode & 0o777;
const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });

describe('the .env file', () => {
  it('security 24: can be read by its owner only, also where a wider one was before', async () => {
    expect(await writeEnvFile(folder, text)).toEqual({ path: path(), ignoreIt: false });
    expect(modeOf(path())).toBe(0o600);
    chmodSync(path(), 0o644);
    await writeEnvFile(folder, '# .env: test\nKEY=def\n');
    expect(modeOf(path())).toBe(0o600);
    expect(readFileSync(path(), 'utf8')).toContain('KEY=def');
    expect(readdirSync(folder)).toEqual(['.env']);
  });

  it('leaves one alone that somebody else wrote', async () => {
    writeFileSync(path(), 'MINE=1\n');
    await expect(writeEnvFile(folder, text)).rejects.toThrow('was not written by this command');
    expect(readFileSync(path(), 'utf8')).toBe('MINE=1\n');
  });

  it('says what the disk refused, and what to do', async () => {
    mkdirSync(path());
    await expect(writeEnvFile(folder, text)).rejects.toMatchObject({
      message: expect.stringContaining(`${path()} cannot be read or written: EISDIR`),
      hint: expect.stringContaining('--out'),
    });
    expect(readdirSync(folder)).toEqual(['.env']);
  });

  it('replaces a link and not what it points at', async () => {
    const target = join(folder, 'target');
    writeFileSync(target, '# .env: test\nOLD=1\n');
    symlinkSync(target, path());
    await writeEnvFile(folder, text);
    expect(readFileSync(target, 'utf8')).toContain('OLD=1');
    expect(readFileSync(path(), 'utf8')).toBe(text);
  });

  it('refuses one that git tracks', async () => {
    git('init', '--quiet');
    writeFileSync(path(), text);
    git('add', '.env');
    await expect(writeEnvFile(folder, text)).rejects.toThrow('tracked by git');
    expect(readFileSync(path(), 'utf8')).toBe(text);
  });

  it('ruling 27: asks the repository that the folder lies in, even where the environment names another', async () => {
    const other = mkdtempSync(join(tmpdir(), 'latchkey-other-'));
    onTestFinished(() => rmSync(other, { recursive: true }));
    execFileSync('git', ['init', '--quiet', other]);
    git('init', '--quiet');
    writeFileSync(path(), text);
    git('add', '.env');
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(writeEnvFile(folder, text)).rejects.toThrow('tracked by git');
  });

  it('ruling 27: refuses one in a repository where there is no git to ask', async () => {
    git('init', '--quiet');
    vi.stubEnv('PATH', join(folder, 'nowhere'));
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(writeEnvFile(folder, text)).rejects.toMatchObject({
      message: expect.stringContaining('git cannot say whether it is tracked'),
      hint: expect.stringContaining('Install git'),
    });
    expect(readdirSync(folder)).toEqual(['.git']);
  });

  it('says when git could commit it by accident, and not when git ignores it', async () => {
    git('init', '--quiet');
    expect((await writeEnvFile(folder, text)).ignoreIt).toBe(true);
    writeFileSync(join(folder, '.gitignore'), '.env\n');
    expect((await writeEnvFile(folder, text)).ignoreIt).toBe(false);
  });
});
