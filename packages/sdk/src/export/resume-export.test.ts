import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { crashingList } from '../../test/crashing-list.ts';
import { exportList } from './export-list.ts';
import { toCsv } from './to-csv.ts';
import { toNdjson } from './to-ndjson.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-resume-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(at(name), 'utf8');

const ndjsonOf = (total: number) => Array.from({ length: total }, (_, n) => `{"n":${n},"text":"row ${n}"}\n`).join('');
const csvOf = (total: number) => `n,text\n${Array.from({ length: total }, (_, n) => `${n},row ${n}\n`).join('')}`;

describe('an export that broke off', () => {
  it('is taken up at its last whole page, with no row lost and none doubled', async () => {
    const cases = [fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 7 }), fc.nat({ max: 30 })] as const;
    await fc.assert(
      fc.asyncProperty(...cases, async (total, size, failsAtPage) => {
        const failing = crashingList({ total, size, failsAtPage });
        const targets = { csv: at('a.csv'), ndjson: at('a.ndjson'), resume: true };
        await exportList(failing.list, targets).catch(() => {});
        const whole = crashingList({ total, size });
        const summary = await exportList(whole.list, targets);
        expect(text('a.csv')).toBe(csvOf(total));
        expect(text('a.ndjson')).toBe(ndjsonOf(total));
        expect(summary).toMatchObject({
          rows: total,
          pages: Math.ceil(total / size),
          bytes: csvOf(total).length + ndjsonOf(total).length,
        });
        expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.ndjson']);
        rmSync(at('a.csv'));
        rmSync(at('a.ndjson'));
      }),
      { numRuns: 25 },
    );
  });

  it('asks for no page that is written already, and says what was', async () => {
    await rejection(toCsv(crashingList({ total: 9, size: 2, failsAtPage: 3 }).list, at('a.csv'), { resume: true }));
    expect(readdirSync(folder).sort()).toEqual(['a.csv.checkpoint', 'a.csv.partial']);
    const { list, started } = crashingList({ total: 9, size: 2 });
    const told: number[] = [];
    const onProgress = ({ rows }: { rows: number }) => void told.push(rows);
    expect(await toCsv(list, at('a.csv'), { resume: true, onProgress })).toMatchObject({ rows: 9, resumedRows: 4 });
    expect(started).toEqual([4, 6, 8]);
    expect(told).toEqual([6, 8, 9]);
  });

  it('loses what was written after its checkpoint, and writes it again', async () => {
    await rejection(toNdjson(crashingList({ total: 6, size: 2, failsAtPage: 3 }).list, at('a'), { resume: true }));
    writeFileSync(at('a.partial'), `${text('a.partial')}{"n":4,"te`);
    await toNdjson(crashingList({ total: 6, size: 2 }).list, at('a'), { resume: true });
    expect(text('a')).toBe(ndjsonOf(6));
  });

  it('begins anew where its file is shorter than it had been, or gone', async () => {
    for (const left of ['{', null]) {
      await rejection(toNdjson(crashingList({ total: 6, size: 2, failsAtPage: 3 }).list, at('a'), { resume: true }));
      if (left === null) rmSync(at('a.partial'));
      else writeFileSync(at('a.partial'), left);
      const { list, started } = crashingList({ total: 6, size: 2 });
      expect(await toNdjson(list, at('a'), { resume: true })).toMatchObject({ resumedRows: 0 });
      expect(started).toEqual([0, 2, 4]);
      expect(text('a')).toBe(ndjsonOf(6));
    }
  });

  it('between the names of its two files gets its second name, and sends nothing', async () => {
    const targets = { csv: at('a.csv'), ndjson: at('no') };
    await exportList(crashingList({ total: 3, size: 2 }).list, targets);
    const files = [
      { path: at('a.csv'), bytes: csvOf(3).length, state: { header: ['n', 'text'], unlisted: [] } },
      { path: at('a.ndjson'), bytes: ndjsonOf(3).length, state: { header: null, unlisted: [] } },
    ];
    const far = { rows: 3, total: 3, pages: 2, repeated: 0, cursor: null };
    const checkpoint = { version: 1, asked: JSON.stringify([true, true, {}]), list: null, files, ...far };
    writeFileSync(at('a.csv.checkpoint'), JSON.stringify(checkpoint));
    writeFileSync(at('a.ndjson.partial'), ndjsonOf(3));
    const { list, started } = crashingList({ total: 3, size: 2 });
    const summary = await exportList(list, { csv: at('a.csv'), ndjson: at('a.ndjson'), resume: true });
    expect(summary).toMatchObject({ rows: 3, resumedRows: 3, requests: 0 });
    expect(started).toEqual([]);
    expect(text('a.csv')).toBe(csvOf(3));
    expect(text('a.ndjson')).toBe(ndjsonOf(3));
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.ndjson', 'no']);
  });

  it('is refused with other columns, and where its checkpoint is none', async () => {
    const { list } = crashingList({ total: 6, size: 2, failsAtPage: 2 });
    await rejection(toCsv(list, at('a.csv'), { resume: true }));
    const other = toCsv(list, at('a.csv'), { resume: true, columns: ['n'] });
    expect(await rejection(other)).toMatchObject({ code: 'config', message: expect.stringContaining('other columns') });
    for (const broken of ['{', 'null', '{"version":2}']) {
      writeFileSync(at('a.csv.checkpoint'), broken);
      expect(await rejection(toCsv(list, at('a.csv'), { resume: true }))).toMatchObject({
        code: 'config',
        message: expect.stringContaining('cannot be read'),
        hint: expect.stringContaining('remove'),
      });
    }
  });

  it('is left alone by an export that does not take it up', async () => {
    await rejection(toCsv(crashingList({ total: 6, size: 2, failsAtPage: 2 }).list, at('a.csv'), { resume: true }));
    const partial = text('a.csv.partial');
    await rejection(toCsv(crashingList({ total: 9, size: 4, failsAtPage: 2 }).list, at('a.csv')));
    await toCsv(crashingList({ total: 4, size: 2 }).list, at('a.csv'), { columns: ['text'] });
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.csv.checkpoint', 'a.csv.partial']);
    expect(text('a.csv.partial')).toBe(partial);
    await toCsv(crashingList({ total: 6, size: 2 }).list, at('a.csv'), { resume: true });
    expect(text('a.csv')).toBe(csvOf(6));
  });

  it('was written to a file: a stream is refused before anything is sent', async () => {
    const { list, started } = crashingList({ total: 1, size: 1 });
    expect(await rejection(toCsv(list, new WritableStream(), { resume: true }))).toMatchObject({ code: 'config' });
    expect(started).toEqual([]);
  });
});

describe('a process that is killed in the middle of an export', () => {
  const program = new URL('../../test/exporting-process.ts', import.meta.url);

  const start = (...more: string[]): ChildProcess =>
    spawn(process.execPath, ['--conditions=@latchkey/source', program.pathname, folder, ...more], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  it('loses no row and doubles none, wherever it is killed', { timeout: 120_000 }, async () => {
    let kills = 0;
    for (const pagesUntilKilled of [1, 4, 9]) {
      const child = start();
      let seen = 0;
      child.stdout?.on('data', (chunk) => {
        seen += String(chunk).split('\n').length - 1;
        if (seen >= pagesUntilKilled) child.kill('SIGKILL');
      });
      const [, signal] = await once(child, 'exit');
      if (signal === 'SIGKILL') kills += 1;
      expect(existsSync(at('all.csv'))).toBe(false);
    }
    expect(kills).toBe(3);
    const [code] = await once(start('to-the-end'), 'exit');
    expect(code).toBe(0);
    expect(text('all.csv')).toBe(csvOf(20_000));
    expect(text('all.ndjson')).toBe(ndjsonOf(20_000));
    expect(readdirSync(folder).sort()).toEqual(['all.csv', 'all.ndjson']);
  });
});
