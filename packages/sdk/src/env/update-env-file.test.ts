import { execFileSync } from 'node:child_process';
import {
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
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { backupKey, provider, testKey } from '../../test/provider.ts';
import { createClient } from '../core/client.ts';
import { updateEnvFile } from './update-env-file.ts';
import { writePrivately } from './write-privately.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-use-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, '.env');
const read = () => readFileSync(path(), 'utf8');
const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });

const setUp = () => {
  const { fetch, asked } = stub(json({}));
  const warnings: string[] = [];
  const variables = { apiKey: ['MADE_UP_API_KEY', 'MADE_UP_API_KEY_BACKUP'], baseUrl: 'MADE_UP_BASE_URL' } as const;
  const log = { warn: (message: string) => void warnings.push(message) };
  const client = createClient(provider([], { variables }), { apiKey: testKey, fetch, log });
  const sent = async () => {
    await client.call('listThings');
    return asked.at(-1)?.headers.Authorization;
  };
  return { client, sent, warnings };
};

describe('useKey with an .env file', () => {
  it('security 24: sets both keys, unquoted, and leaves the rest; the file is its owner’s alone', async () => {
    writeFileSync(path(), '# mine\nOTHER="a b"\nexport MADE_UP_API_KEY = old\n', { mode: 0o644 });
    const { client, sent, warnings } = setUp();
    await client.useKey(backupKey, { env: path() });
    expect(read()).toBe(
      `# mine\nOTHER="a b"\nexport MADE_UP_API_KEY=${backupKey}\nMADE_UP_API_KEY_BACKUP=${testKey}\n`,
    );
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(await sent()).toBe(`Bearer ${backupKey}`);
    expect(warnings).toEqual([]);
  });

  it('takes keys that come at once one after the other: the file says what is used', async () => {
    const { client, sent } = setUp();
    const keys = ['mu_live_firstfirst', 'mu_live_secondsecond', 'mu_live_thirdthird'];
    const wrong = rejection(client.useKey('no key', { env: path() }));
    await Promise.all(keys.map((key) => client.useKey(key, { env: path() })));
    expect(await wrong).toMatchObject({ code: 'config' });
    expect(read()).toBe('MADE_UP_API_KEY=mu_live_thirdthird\nMADE_UP_API_KEY_BACKUP=mu_live_secondsecond\n');
    expect(await sent()).toBe('Bearer mu_live_thirdthird');
  });

  it('makes the file where there is none, and follows a link', async () => {
    await setUp().client.useKey(backupKey, { env: path() });
    expect(read()).toContain(`MADE_UP_API_KEY=${backupKey}\n`);
    const link = join(folder, 'link');
    symlinkSync(path(), link);
    await setUp().client.useKey('mu_live_abcdefgh', { env: link });
    expect(read()).toContain('MADE_UP_API_KEY=mu_live_abcdefgh\n');
  });

  it('ruling 27: refuses a file that git tracks, and the client keeps its key', async () => {
    git('init', '--quiet');
    writeFileSync(path(), 'A=1\n');
    git('add', '.env');
    const { client, sent } = setUp();
    expect(await rejection(client.useKey(backupKey, { env: path() }))).toMatchObject({
      code: 'config',
      message: expect.stringContaining('tracked by git'),
    });
    expect(read()).toBe('A=1\n');
    expect(await sent()).toBe(`Bearer ${testKey}`);
  });

  it('ruling 27: warns where git could commit it by accident', async () => {
    git('init', '--quiet');
    const { client, warnings } = setUp();
    await client.useKey(backupKey, { env: path() });
    expect(warnings).toEqual([expect.stringContaining('add it to .gitignore')]);
    writeFileSync(join(folder, '.gitignore'), '.env\n');
    await client.useKey('mu_live_abcdefgh', { env: path() });
    expect(warnings).toHaveLength(1);
  });

  it('security 14: says what the disk refused, without a key, leaves no half of one behind and keeps its key', async () => {
    const { client, sent } = setUp();
    mkdirSync(path());
    for (const env of [path(), join(folder, 'nowhere', '.env')]) {
      const error = await rejection(client.useKey(backupKey, { env }));
      expect(error).toMatchObject({ code: 'config', message: expect.stringContaining('cannot be read or written') });
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary');
    }
    expect(readdirSync(folder)).toEqual(['.env']);
    expect(await sent()).toBe(`Bearer ${testKey}`);
  });
});

describe('several at once who set variables in one file', () => {
  it('lose none of them, and the text of none is cut', async () => {
    const names = Array.from({ length: 8 }, (_, nth) => `KEY_${nth}`);
    await Promise.all(names.map((name) => updateEnvFile(path(), { [name]: name.repeat(20_000) })));
    const lines = read().trimEnd().split('\n');
    expect(lines.sort()).toEqual(names.map((name) => `${name}=${name.repeat(20_000)}`));
    expect(readdirSync(folder)).toEqual(['.env']);
  });

  it('leave one of their texts where each writes the whole file', async () => {
    const texts = ['one', 'two', 'three'].map((word) => word.repeat(50_000));
    await Promise.all(texts.map((text) => writePrivately(path(), text)));
    expect(texts).toContain(read());
    expect(readdirSync(folder)).toEqual(['.env']);
  });
});
