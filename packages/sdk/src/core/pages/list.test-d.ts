import { expectTypeOf, it } from 'vitest';
import { provider } from '../../../test/provider.ts';
import type { DownloadGiven, DownloadSummary } from '../../download/options.ts';
import type { ExportSummary } from '../../export/options.ts';
import { createClient } from '../client.ts';
import type { Pending } from '../error/result.ts';
import type { List, Page } from './list.ts';

interface Thing {
  readonly id: string;
}

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

it('may be of links to download', () => {
  expectTypeOf(client.download('https://a.example/b', 'b')).toEqualTypeOf<Pending<DownloadSummary>>();
  client.download(async () => new URL('https://a.example/b'), process.stdout, { size: 1 });
  client.downloadAll(client.list<DownloadGiven>('listThings'));
  // @ts-expect-error things are no links
  client.downloadAll(list);
});
