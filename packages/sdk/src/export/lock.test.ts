import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { crashingList } from '../../test/crashing-list.ts';
import { updateEnvFile } from '../env/update-env-file.ts';
import { writePrivately } from '../env/write-privately.ts';
import { lockFiles } from './lock.ts';
import { markRun } from './run-file.ts';
import { toNdjson } from './to-ndjson.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

/** A name as a run of another process has it. */
const markOf = async (pid: number, { machine, thread = 0 }: Elsewhere = {}): Promise<string> => {
  const { path, leave } = await markRun(at('probe'));
  await leave();
  const [own, , , random] = basename(path).split('-');
  return `${machine ?? own}-${pid}-${thread}-${random}`;
};

interface Elsewhere {
  readonly machine?: string;
  readonly thread?: number;
}

const elsewhere = { machine: '00000000' };

/** A process that has ended: its number is nobody's now. */
const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid;

const leaveMark = (name: string, untouchedForMs = 0) => {
  mkdirSync(at('a.lock'));
  const path = join(at('a.lock'), name);
  writeFileSync(path, '');
  const touched = new Date(statSync(path).mtimeMs - untouchedForMs);
  utimesSync(path, touched, touched);
};

describe('a lock', () => {
  it('is had by one, and by the next when it is released', async () => {
    const release = await lockFiles([at('a'), at('b')]);
    expect(await rejection(lockFiles([at('c'), at('b')]))).toMatchObject({
      code: 'config',
      message: `${at('b')} is being written already, by another run of this process.`,
      hint: expect.stringContaining(at('b.lock')),
    });
    expect(readdirSync(folder).sort()).toEqual(['a.lock', 'b.lock']);
    await release();
    expect(readdirSync(folder)).toEqual([]);
    await (await lockFiles([at('c'), at('b')]))();
  });

  it('is had by exactly one of those who come at once', async () => {
    for (let round = 0; round < 10; round++) {
      const runs = await Promise.allSettled([0, 1, 2, 3].map(() => lockFiles([at('a')])));
      const won = runs.filter((run) => run.status === 'fulfilled');
      expect(won).toHaveLength(1);
      for (const { value } of won) await value();
      expect(existsSync(at('a.lock'))).toBe(false);
    }
  });

  it('of a dead process keeps nobody away', async () => {
    leaveMark(await markOf(deadPid()));
    await (await lockFiles([at('a')]))();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of an earlier process of the same number, as a container’s is, keeps nobody away', async () => {
    leaveMark(await markOf(process.pid));
    await (await lockFiles([at('a')]))();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a living process', process.ppid, {}, 3_600_000, `process ${process.ppid}`],
    ['a living process’s worker thread', process.ppid, { thread: 3 }, 100_000, `process ${process.ppid}`],
    ['another thread of this process', process.pid, { thread: 3 }, 100_000, 'another run of this process'],
    ['another machine', 1, elsewhere, 100_000, 'another machine or container'],
    [
      'another machine, by a process that has a number of ours',
      process.pid,
      elsewhere,
      0,
      'another machine or container',
    ],
  ])('of %s is left alone', async (_, pid, where, untouchedForMs, whose) => {
    const name = await markOf(pid, where);
    leaveMark(name, untouchedForMs);
    expect(await rejection(lockFiles([at('a')]))).toMatchObject({ message: expect.stringContaining(`by ${whose}.`) });
    expect(readdirSync(at('a.lock'))).toEqual([name]);
  });

  it.each([
    ['another machine or container', process.ppid, elsewhere],
    ['a living process’s worker thread', process.ppid, { thread: 3 }],
    ['another thread of this process', process.pid, { thread: 3 }],
  ])('of %s keeps nobody away when it was not touched for two minutes', async (_, pid, where) => {
    leaveMark(await markOf(pid, where), 120_001);
    await (await lockFiles([at('a')]))();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.each([
  ['ahead of', 5000],
  ['ahead of', 3_600_000],
  ['behind', -5000],
  ['behind', -3_600_000],
])('where the clock is %s the disk’s by %i ms', (_, aheadMs) => {
  const { now } = Date;
  beforeEach(() => {
    vi.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs);
  });
  afterEach(() => void vi.restoreAllMocks());

  it('a lock is had by one', async () => {
    const release = await lockFiles([at('a')]);
    expect(await rejection(lockFiles([at('a')]))).toMatchObject({ code: 'config' });
    await release();
    await (await lockFiles([at('a')]))();
  });

  it('another machine’s lock holds while it is touched, and no longer', async () => {
    const name = await markOf(1, elsewhere);
    leaveMark(name, 100_000);
    expect(await rejection(lockFiles([at('a')]))).toMatchObject({ code: 'config' });
    rmSync(at('a.lock'), { recursive: true });
    leaveMark(name, 120_001);
    await (await lockFiles([at('a')]))();
  });

  it('an export and an .env file are written', async () => {
    await toNdjson(crashingList({ total: 2, size: 1 }).list, at('a'));
    await toNdjson(crashingList({ total: 2, size: 1 }).list, at('b'), { resume: true });
    await writePrivately(at('c'), 'text');
    await updateEnvFile(at('.env'), { KEY: 'value' });
    expect(readdirSync(folder).sort()).toEqual(['.env', 'a', 'b', 'c']);
  });
});

describe('several exports to one file at once', () => {
  const big = () => crashingList({ total: 60, size: 3, before: () => new Promise((resolve) => setImmediate(resolve)) });
  const expected = Array.from({ length: 60 }, (_, n) => `{"n":${n},"text":"row ${n}"}\n`).join('');

  it('are each whole, and the last one has the name', async () => {
    const runs = [0, 1, 2].map(() => toNdjson(big().list, at('a')));
    expect(await Promise.all(runs)).toMatchObject([{ rows: 60 }, { rows: 60 }, { rows: 60 }]);
    expect(readFileSync(at('a'), 'utf8')).toBe(expected);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('that could be taken up are one, and the others are refused', async () => {
    const runs = await Promise.allSettled([0, 1, 2].map(() => toNdjson(big().list, at('a'), { resume: true })));
    expect(runs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(readFileSync(at('a'), 'utf8')).toBe(expected);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('find nothing of a dead one in their way, and remove what it left', async () => {
    mkdirSync(at('a.writing'));
    writeFileSync(join(at('a.writing'), await markOf(deadPid())), 'half a row');
    await toNdjson(big().list, at('a'));
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readFileSync(at('a'), 'utf8')).toBe(expected);
  });

  it('leave a file of somebody else alone', async () => {
    mkdirSync(at('a.writing'));
    writeFileSync(at('a.writing/mine'), 'mine');
    await toNdjson(big().list, at('a'));
    expect(readFileSync(at('a.writing/mine'), 'utf8')).toBe('mine');
  });
});
