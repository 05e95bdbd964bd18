import { expectTypeOf, it } from 'vitest';
import { provider } from '../../../test/provider.ts';
import type { DownloadGiven, DownloadSummary } from '../../download/options.ts';
import type { ExportSummary, ToCsvOptions } from '../../export/options.ts';
import { createClient } from '../client.ts';
import type { Pending } from '../error/result.ts';
import type { ListOptions } from '../options.ts';
import type { List, Page } from './list.ts';

interface Thing {
  readonly id: string;
}

const anyList: ListOptions = { parallel: 4, deadline: '1m' };
const other: ListOptions<'name'> = { distinctBy: 'name' };
const client = createClient(provider());
const list = client.list<Thing>('listThings');

it('is read by item, by page, and at once', async () => {
  expectTypeOf(list).toEqualTypeOf<List<Thing>>();
  for await (const thing of list) expectTypeOf(thing).toEqualTypeOf<Thing>();
  for await (const page of list.pages({ cursor: 'c', prefetch: true })) expectTypeOf(page).toEqualTypeOf<Page<Thing>>();
  expectTypeOf(list.first()).toEqualTypeOf<Pending<Thing | undefined>>();
  expectTypeOf(list.toArray({ max: 1 })).toEqualTypeOf<Pending<Thing[]>>();
  expectTypeOf<Page<Thing>['repeated']>().toEqualTypeOf<number | undefined>();
});

it('takes what is ours beside what is the system’s', () => {
  client.list('listThings', { query: { tag: 'a' } }, { cursor: 'c', prefetch: true, parallel: 4, distinctBy: 'id' });
  // @ts-expect-error how many pages at once is of the list, whose cursor they follow
  list.pages({ parallel: 4 });
  // @ts-expect-error the name of a property
  client.list('listThings', {}, { distinctBy: (thing: Thing) => thing.id });
  // @ts-expect-error nothing follows the last page: there is no such cursor
  client.list('listThings', {}, { cursor: null });
});

it('is told of items that are the same by one of their properties', () => {
  client.list<Thing>('listThings', {}, { distinctBy: 'id' });
  // @ts-expect-error a slip of the pen
  client.list<Thing>('listThings', {}, { distinctBy: 'idd' });
  // @ts-expect-error they are something else
  client.list<Thing>('listThings', {}, other);
  expectTypeOf(client.list('listThings', {}, { distinctBy: 'whatever' })).toEqualTypeOf<List<unknown>>();
  expectTypeOf(client.list('listThings', {}, anyList)).toEqualTypeOf<List<unknown>>();
  client.list<Thing>('listThings', {}, anyList);
  // @ts-expect-error of any list, it names nothing
  const named: ListOptions = { distinctBy: 'id' };
  client.list<Thing>('listThings', {}, named);
});

it('is told by what a kind of items surely has, where it is not known yet', () => {
  const write = <Item extends { id: string }>(things: List<Item>) => things.toCsv('a.csv', { columns: ['id'] });
  const read = <Item extends { id: string }>() => client.list<Item>('listThings', {}, { distinctBy: 'id' });
  const options: ListOptions<'id'> = { distinctBy: 'id' };
  const handed = <Item extends { id: string }>() => client.list<Item>('listThings', {}, options);
  // @ts-expect-error it may have none of that name
  const guess = <Item extends { id: string }>(things: List<Item>) => things.toCsv('a.csv', { columns: ['name'] });
  expectTypeOf([write, read, handed, guess]).toBeArray();
});

it('is written to a file or to a stream of either kind', () => {
  expectTypeOf(list.toCsv('a.csv')).toEqualTypeOf<Pending<ExportSummary>>();
  list.toCsv(new WritableStream(), { columns: ['id'], escapeFormulas: true });
  list.toNdjson(process.stdout, { resume: false, prefetch: false, onProgress: ({ rows, total }) => [rows, total] });
  list.toCsv('a.csv', { writer: 'server' });
  // @ts-expect-error nobody else writes it
  list.toCsv('a.csv', { writer: 'me' });
  // @ts-expect-error NDJSON has no columns
  list.toNdjson('a.ndjson', { columns: ['id'] });
  // @ts-expect-error nowhere
  list.toCsv();
});

it('has the columns that its items have properties', () => {
  interface Note {
    readonly text?: string;
  }
  list.toCsv('a.csv', { columns: ['id'] });
  // @ts-expect-error a slip of the pen
  list.toCsv('a.csv', { columns: ['idd'] });
  // @ts-expect-error one of two
  list.toCsv('a.csv', { columns: ['id', 'nmae'] });
  // @ts-expect-error they may be any text
  list.toCsv('a.csv', { columns: process.argv });
  client.list<Thing | Note>('listThings').toCsv('a.csv', { columns: ['id', 'text'] });
  // @ts-expect-error neither has it
  client.list<Thing | Note>('listThings').toCsv('a.csv', { columns: ['name'] });
  client.list('listThings').toCsv('a.csv', { columns: ['whatever'] });
  client.list<Record<string, number>>('listThings').toCsv('a.csv', { columns: ['whatever'] });
  client.list<Thing & { readonly [name: string]: unknown }>('listThings').toCsv('a.csv', { columns: ['whatever'] });
  client.list<object>('listThings').toCsv('a.csv', { columns: ['whatever'] });
  client.list<string>('listThings').toCsv('a.csv', { columns: ['value'] });
  client.list<readonly number[]>('listThings').toCsv('a.csv', { columns: ['value'] });
  const anyExport: ToCsvOptions = { resume: true, escapeFormulas: true };
  list.toCsv('a.csv', anyExport);
  const columns: ToCsvOptions<'id'> = { columns: ['id'] };
  list.toCsv('a.csv', columns);
  // @ts-expect-error of any list, they name nothing
  const named: ToCsvOptions = { columns: ['id'] };
  list.toCsv('a.csv', named);
  expectTypeOf(list).toExtend<List<unknown>>();
  expectTypeOf(list).toExtend<List<{ readonly id: string | number }>>();
  const written = async <Item>(any: List<Item>) => (await any.toCsv('a.csv')).missing;
  expectTypeOf(written(list)).resolves.toEqualTypeOf<readonly string[]>();
});

it('may be of links to download', () => {
  expectTypeOf(client.download('https://a.example/b', 'b')).toEqualTypeOf<Pending<DownloadSummary>>();
  client.download(async () => new URL('https://a.example/b'), process.stdout, { size: 1 });
  client.downloadAll(client.list<DownloadGiven>('listThings'));
  // @ts-expect-error things are no links
  client.downloadAll(list);
});
