import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { fileCheckpoint } from './file-checkpoint.ts';
import { gitState, updateEnvFile } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-git-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
const at = (...names: string[]) => join(folder, ...names);
const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });

/** A repository with a tracked `.env`, and an ignored and an untracked one below. */
const repository = () => {
  git('init', '--quiet');
  for (const name of ['ignored', 'untracked', '[a]*']) mkdirSync(at(name));
  writeFileSync(at('.gitignore'), 'ignored/.env\n');
  for (const name of ['', '[a]*']) writeFileSync(at(name, '.env'), 'A=1\n');
  git('--literal-pathspecs', 'add', '.env', '[a]*/.env');
};

const states = () =>
  Promise.all(['', '[a]*', 'ignored', 'untracked', '.git'].map((name) => gitState(at(name, '.env'))));
const expected = ['tracked', 'tracked', 'ignored', 'untracked', 'outside'];

/** Puts a program in git's place. */
const instead = (script: string) => {
  mkdirSync(at('bin'));
  writeFileSync(at('bin', 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(at('bin', 'git'), 0o755);
  vi.stubEnv('PATH', `${at('bin')}${delimiter}${process.env.PATH}`);
};

describe('what git thinks of a file', () => {
  it('is told of its place in the work tree, whatever its path holds', async () => {
    expect(await gitState(at('.env'))).toBe('outside');
    repository();
    expect(await states()).toEqual(expected);
  });

  it('ruling 27: is told in a repository of another owner as well', async () => {
    repository();
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    instead(`GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${real} "$@"`);
    expect(() => git('status')).toThrow(/dubious ownership/);
    expect(await states()).toEqual(expected);
  });

  it('ruling 27: is `unknown` where git cannot be asked and a repository lies above, and no key is written there', async () => {
    repository();
    for (const script of ['exit 128', 'case "$*" in *rev-parse*) echo true;; *) exit 128;; esac', null]) {
      vi.unstubAllEnvs();
      rmSync(at('bin'), { recursive: true, force: true });
      if (script === null) vi.stubEnv('PATH', at('nowhere'));
      else instead(script);
      expect(await gitState(at('untracked', '.env'))).toBe('unknown');
      expect(await rejection(updateEnvFile(at('.env'), { A: 'canary' }))).toMatchObject({
        code: 'config',
        message: expect.stringContaining('git cannot say whether it is tracked'),
        hint: expect.stringContaining('Install git'),
      });
      const checkpoint = fileCheckpoint(at('rotation.json'), { warn() {} });
      const saving = Promise.resolve(checkpoint.save({ reveal: () => 'canary' } as never));
      expect(await rejection(saving)).toMatchObject({ code: 'config' });
    }
    expect(readFileSync(at('.env'), 'utf8')).toBe('A=1\n');
  });

  it('is `outside` without git where there is no repository, be there a folder of that name', async () => {
    vi.stubEnv('PATH', at('nowhere'));
    mkdirSync(at('.git'));
    expect(await gitState(at('.env'))).toBe('outside');
    writeFileSync(at('.git', 'HEAD'), 'ref: refs/heads/main\n');
    expect(await gitState(at('.env'))).toBe('unknown');
    rmSync(at('.git'), { recursive: true });
    writeFileSync(at('.git'), 'gitdir: ../elsewhere\n');
    expect(await gitState(at('.env'))).toBe('unknown');
    expect(await gitState(at('no', 'such', 'folder', '.env'))).toBe('outside');
  });
});
