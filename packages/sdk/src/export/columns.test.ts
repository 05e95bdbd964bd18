import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { crashingList } from '../../test/crashing-list.ts';
import { exportList } from './export-list.ts';
import { toCsv } from './to-csv.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-columns-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

describe('the columns of an export', () => {
  it.each([[[]], ['n']])('that are %j are a config error before anything is asked for or written', async (columns) => {
    const { list, started } = crashingList({ total: 4, size: 2 });
    for (const targets of [{ csv: at('a.csv') }, { ndjson: at('a.ndjson') }, { csv: at('a.csv'), resume: true }]) {
      const given = { ...targets, columns: columns as string[] };
      expect(await rejection(exportList(list, given))).toMatchObject({
        code: 'config',
        message: expect.stringContaining('`columns`'),
      });
    }
    expect(started).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that no row had are named in the summary', async () => {
    const { list } = crashingList({ total: 4, size: 2 });
    const { missing } = await toCsv(list, at('a.csv'), { columns: ['n', 'txet', 'text', 'N'] });
    expect(missing).toEqual(['txet', 'N']);
    expect((await toCsv(list, at('b.csv'))).missing).toEqual([]);
    expect((await exportList(list, { ndjson: at('c.ndjson') })).missing).toEqual([]);
  });

  it('are none of them missing where there is no row', async () => {
    const { missing, rows } = await toCsv(crashingList({ total: 0, size: 2 }).list, at('a.csv'), { columns: ['n'] });
    expect([missing, rows]).toEqual([[], 0]);
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('n\n');
  });

  it('are counted over all runs of one that broke off', async () => {
    const given = { columns: ['n', 'txet'], resume: true } as const;
    await rejection(toCsv(crashingList({ total: 6, size: 2, failsAtPage: 3 }).list, at('a.csv'), given));
    const summary = await toCsv(crashingList({ total: 6, size: 2 }).list, at('a.csv'), given);
    expect(summary).toMatchObject({ resumedRows: 4, missing: ['txet'] });
  });
});
