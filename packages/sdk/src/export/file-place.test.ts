import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
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
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { download, downloadAll } from '../download/index.ts';
import { exportList } from './export-list.ts';
import type { PageSource } from './options.ts';
import { toNdjson } from './to-ndjson.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-place-'));
  reads = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const modeOf = (name: string) => statSync(at(name)).mode & 0o777;

/** How often a list was read, or a link followed. */
let reads = 0;
const list: PageSource = {
  async *pages() {
    reads += 1;
    yield { items: ['new'], total: 1, cursor: null };
  },
};
const text = '"new"\n';
const fetch = async () => {
  reads += 1;
  return new Response(text, { headers: { 'Content-Length': String(text.length), ETag: '"v1"' } });
};
const link = 'https://files.example.com/a';

describe.each([
  ['an export', (path: string) => toNdjson(list, path)],
  ['an export that can be taken up', (path: string) => toNdjson(list, path, { resume: true })],
  ['a download', (path: string) => download(link, path, { fetch })],
  ['a download that can be taken up', (path: string) => download(link, path, { fetch, resume: true })],
] as const)('%s', (_, write) => {
  it.each([0o600, 0o644, 0o444, 0o755])('leaves an older file its mode, %o', async (mode) => {
    writeFileSync(at('a'), 'older');
    chmodSync(at('a'), mode);
    await write(at('a'));
    expect(readFileSync(at('a'), 'utf8')).toBe(text);
    expect(modeOf('a')).toBe(mode);
  });

  it('follows a link, into another folder too, and the link stays', async () => {
    mkdirSync(at('data'));
    writeFileSync(at('data/a'), 'older', { mode: 0o600 });
    symlinkSync('data/a', at('link'));
    await write(at('link'));
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('data/a'), 'utf8')).toBe(text);
    expect(modeOf('data/a')).toBe(0o600);
    expect([readdirSync(folder).sort(), readdirSync(at('data'))]).toEqual([['data', 'link'], ['a']]);
  });

  it('follows a link out of a folder that is a link itself, from where that really is', async () => {
    mkdirSync(at('real/inner'), { recursive: true });
    symlinkSync('real/inner', at('short'));
    symlinkSync('../data', at('real/inner/link'));
    await write(at('short/link'));
    expect(readFileSync(at('real/data'), 'utf8')).toBe(text);
    expect(readdirSync(folder).sort()).toEqual(['real', 'short']);
  });

  it('follows a link to what is not there yet', async () => {
    symlinkSync('b', at('a'));
    symlinkSync('c', at('b'));
    await write(at('a'));
    expect(readFileSync(at('c'), 'utf8')).toBe(text);
    expect(lstatSync(at('a')).isSymbolicLink() && lstatSync(at('b')).isSymbolicLink()).toBe(true);
  });

  it('takes the place of no folder, pipe or device, and says so before anything is sent', async () => {
    mkdirSync(at('folder'));
    execFileSync('mkfifo', [at('pipe')]);
    symlinkSync('pipe', at('link'));
    symlinkSync('/dev/stdout', at('out'));
    symlinkSync('circle', at('circle'));
    for (const [path, what] of [
      [at('folder'), 'folder'],
      [at('pipe'), 'pipe'],
      [at('link'), 'pipe'],
      ['/dev/null', 'device'],
      ['/dev/stdout', 'a process has open'],
      ['/proc/self/fd/1', 'a process has open'],
      [at('out'), 'a process has open'],
      [at('circle'), 'lead nowhere'],
      ['', 'empty'],
    ] as const) {
      expect(await rejection(write(path))).toMatchObject({ code: 'config', message: expect.stringContaining(what) });
    }
    expect(reads).toBe(0);
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['circle', 'folder', 'link', 'out', 'pipe']);
  });
});

describe('a file that nobody else may read', () => {
  it.each([false, true])(
    'is not to be read beside itself while it is written anew, with `resume: %s`',
    async (resume) => {
      writeFileSync(at('a'), 'older', { mode: 0o600 });
      const modes: number[] = [];
      const spying: PageSource = {
        async *pages() {
          yield { items: ['one'], total: 2, cursor: 'after-1' };
          const [written = ''] = resume
            ? ['a.partial']
            : readdirSync(at('a.writing')).map((name) => `a.writing/${name}`);
          modes.push(modeOf(written));
          yield { items: ['two'], total: 2, cursor: null };
        },
      };
      await toNdjson(spying, at('a'), { resume });
      expect(modes).toEqual([0o600]);
    },
  );
});

describe('one file whose path is written in two ways', () => {
  /** The same file, however it is called. */
  const ways = () => {
    mkdirSync(at('d'));
    mkdirSync(at('e'));
    symlinkSync('d', at('folder-link'));
    symlinkSync('../d/a', at('e/link'));
    writeFileSync(at('d/a'), 'older');
    return [`${folder}/d/./a`, `${folder}/d/../d/a`, at('folder-link/a'), at('e/link'), relative('', at('d/a'))];
  };

  it('is not written as CSV and as NDJSON', async () => {
    for (const way of ways()) {
      for (const options of [{}, { resume: true }]) {
        const failing = exportList(list, { csv: at('d/a'), ndjson: way, ...options });
        expect(await rejection(failing)).toMatchObject({ code: 'config', message: expect.stringContaining('same') });
      }
    }
    expect(reads).toBe(0);
    expect(readFileSync(at('d/a'), 'utf8')).toBe('older');
  });

  it('is downloaded once, to the first of them', async () => {
    for (const way of ways()) {
      const files = [at('d/a'), way, at('d/b'), `${folder}/d/./b`].map((to) => ({ link, to }));
      const { files: whole, failed } = await downloadAll(files, { fetch });
      expect(whole).toBe(2);
      expect(failed.map(({ to }) => to).sort()).toEqual([way, `${folder}/d/./b`].sort());
      expect(failed).toMatchObject([{ error: { code: 'config' } }, { error: { code: 'config' } }]);
    }
  });
});
