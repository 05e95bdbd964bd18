import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, rejection } from '../../test/answers.ts';
import { backupKey, provider, testKey } from '../../test/provider.ts';
import { createClient } from '../core/client.ts';
import type { ClientOptions, ListOptions } from '../core/options.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-other-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(at(name), 'utf8');

const pages = 3;

/** A server of three pages of one item, which name the server and the query. */
const open = ({ failsAt, ...options }: ClientOptions & { failsAt?: number } = {}) => {
  const sent: string[] = [];
  const client = createClient(provider(), {
    apiKey: testKey,
    async fetch(input) {
      const { origin, searchParams } = new URL(String(input));
      sent.push(searchParams.get('offset') ?? '0');
      if (sent.length === failsAt) return json({}, 404);
      const nth = Number(searchParams.get('offset') ?? 0);
      const items = [{ id: `${origin} ${searchParams.get('room')} ${nth}` }];
      return json({ items, next: nth + 1 < pages ? String(nth + 1) : null });
    },
    ...options,
  });
  const list = (query: Record<string, string | number> = { room: 'one' }, listOptions?: ListOptions) =>
    client.list('listThings', { query }, listOptions);
  return { list, sent };
};

const resume = { resume: true } as const;

/** Leaves a checkpoint of an export whose pages are all written, and whose file could not be given its name. */
const leaveComplete = async () => {
  const onProgress = () => mkdirSync(at('a.csv'), { recursive: true });
  await rejection(
    open()
      .list()
      .toCsv(at('a.csv'), { ...resume, onProgress }),
  );
  rmdirSync(at('a.csv'));
  expect(readdirSync(folder).sort()).toEqual(['a.csv.checkpoint', 'a.csv.partial']);
};

const otherServer = { baseUrl: 'https://staging.example.com/v1' };

describe('what is left of an export', () => {
  it('of another query or another server is not taken up, also where all its pages were written', async () => {
    for (const leave of [leaveComplete, () => rejection(open({ failsAt: 2 }).list().toCsv(at('a.csv'), resume))]) {
      await leave();
      const left = text('a.csv.partial');
      const others = [
        open().list({ room: 'two' }),
        open().list({ room: 'one', offset: 1 }),
        open(otherServer).list(),
        open().list({ room: 'one' }, { cursor: (await open().list().firstPage()).cursor ?? '' }),
      ];
      for (const other of others) {
        expect(await rejection(other.toCsv(at('a.csv'), resume))).toMatchObject({
          code: 'config',
          message: expect.stringContaining('another list, or from another server'),
          hint: expect.stringContaining('remove the checkpoint'),
        });
      }
      expect(text('a.csv.partial')).toBe(left);
      await open().list().toCsv(at('a.csv'), resume);
      expect(text('a.csv').split('\n')).toHaveLength(1 + pages + 1);
      expect(readdirSync(folder)).toEqual(['a.csv']);
      rmSync(at('a.csv'));
    }
  });

  it('is taken up with another key, and with pages of another size', async () => {
    await rejection(open({ failsAt: 2 }).list().toCsv(at('a.csv'), resume));
    const { list, sent } = open({ apiKey: backupKey });
    await list({ room: 'one', limit: 7 }).toCsv(at('a.csv'), resume);
    expect(sent).toEqual(['1', '2']);
  });

  it('is no export that came to its end: where the files have their names, the next one reads the list anew', async () => {
    await leaveComplete();
    const checkpoint = text('a.csv.checkpoint');
    await open().list().toCsv(at('a.csv'), resume);
    // As if the process had died between the two.
    writeFileSync(at('a.csv.checkpoint'), checkpoint);
    const { list, sent } = open();
    expect(await list().toCsv(at('a.csv'), resume)).toMatchObject({ rows: pages, resumedRows: 0, requests: pages });
    expect(sent).toEqual(['0', '1', '2']);
    writeFileSync(at('a.csv.checkpoint'), checkpoint);
    await open().list({ room: 'two' }).toCsv(at('a.csv'), resume);
    expect(text('a.csv')).toContain('two');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });
});

describe('a destination that fails', () => {
  it('security 14: is quoted without keys', async () => {
    const stream = new WritableStream({
      write() {
        throw new Error(`PUT refused, its header was Authorization: Bearer ${testKey}`);
      },
    });
    const error = await rejection(open().list().toNdjson(stream));
    expect(error).toMatchObject({ message: expect.stringContaining('PUT refused') });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('canary');
  });
});
