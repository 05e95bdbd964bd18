import { describe, expectTypeOf, it } from 'vitest';
import type { Client } from '../core/client.ts';
import type { Pending } from '../core/error/result.ts';
import type { Rate } from '../core/gate/rate.ts';
import type { UseKey } from '../core/keys/use-key.ts';
import type { ListOptions } from '../core/options.ts';
import type { ToCsvOptions } from '../export/options.ts';
import { createHeratio, type Heratio } from './heratio.ts';
import { createHesedVid, type HesedVid } from './hesedvid.ts';
import { createHyperMemory, type HyperMemory } from './hypermemory.ts';
import { createHypersave, type Hypersave } from './hypersave.ts';
import { createHyperStudy, type HyperStudy } from './hyperstudy.ts';
import { createLatchkey } from './latchkey.ts';

/** What every surface has beside its operations. */
interface Common {
  readonly rate: Rate;
  readonly on: Client['on'];
  useKey(...given: Parameters<UseKey>): Pending<void>;
}

it('every surface tells its rate and its events, and takes another key', () => {
  expectTypeOf<Heratio>().toExtend<Common>();
  expectTypeOf<HesedVid>().toExtend<Common>();
  expectTypeOf<HyperMemory>().toExtend<Common>();
  expectTypeOf<Hypersave>().toExtend<Common>();
  expectTypeOf<HyperStudy>().toExtend<Common>();
});

describe('any request', () => {
  it('is typed by the document of Heratio', () => {
    const client = createHeratio({ baseUrl: 'https://archive.example' });
    expectTypeOf(client.request('GET', '/profile')).toExtend<Pending<object>>();
    // @ts-expect-error a booking has a body
    client.request('POST', '/bookings');
    // @ts-expect-error profiles are not deleted
    client.request('DELETE', '/profile');
  });

  it('is typed by the document of HyperMemory, which tells operations of one path apart', () => {
    const client = createHyperMemory();
    expectTypeOf(client.request('GET', '/v1/usage')).toExtend<Pending<object>>();
    client.request('POST', '/mcp#tools/list', { body: { jsonrpc: '2.0', id: 1, method: 'tools/list' } });
    // @ts-expect-error another method than the operation's
    client.request('POST', '/mcp#tools/list', { body: { jsonrpc: '2.0', id: 1, method: 'tools/call' } });
  });

  it('is typed by the document of Hypersave', () => {
    const client = createHypersave();
    expectTypeOf(client.request('GET', '/keys')).toExtend<Pending<object>>();
    // @ts-expect-error no such path
    client.request('GET', '/api-keys');
  });
});

const anyList: ListOptions = { parallel: 4 };
const anyExport: ToCsvOptions = { resume: true };

describe('the properties of a list’s items, in `columns` and in `distinctBy`', () => {
  it('are those of the document of HyperStudy', () => {
    const { events, experiments } = createHyperStudy();
    events.inRoom('r', {}, { distinctBy: 'id' }).toCsv('a.csv', { columns: ['id', 'onset'] });
    experiments.list({}, { distinctBy: 'id' }).toCsv('a.csv', { columns: ['name'] });
    events.inRoom('r', {}, anyList).toCsv('a.csv', anyExport);
    experiments.list({}, anyList).toCsv('a.csv', anyExport);
    // @ts-expect-error a slip of the pen
    events.inRoom('r', {}, { distinctBy: 'idd' });
    // @ts-expect-error a slip of the pen
    events.inRoom('r').toCsv('a.csv', { columns: ['id', 'onsett'] });
    // @ts-expect-error a slip of the pen
    experiments.list({}, { distinctBy: 'idd' });
  });

  it('are those of the document of HesedVid', () => {
    const { videos, environments } = createHesedVid({ organization: 'o' });
    videos.list({}, { distinctBy: 'id' }).toCsv('a.csv', { columns: ['name'] });
    environments.list({ distinctBy: 'id' });
    // @ts-expect-error a slip of the pen
    videos.list({}, { distinctBy: 'idd' });
    // @ts-expect-error a slip of the pen
    environments.list({ distinctBy: 'idd' });
    // @ts-expect-error a slip of the pen
    videos.list().toCsv('a.csv', { columns: ['nmae'] });
  });

  it('are those of the document of HyperMemory', () => {
    const { memory, keys } = createHyperMemory();
    const hits = memory.recall({ query: 'q' });
    type Hit = NonNullable<Awaited<ReturnType<typeof hits.first>>>;
    expectTypeOf<keyof Hit & string>().not.toEqualTypeOf<string>();
    keys.list({ distinctBy: 'created_at' });
    // @ts-expect-error what is compared is the wire's
    keys.list({ distinctBy: 'createdAt' });
    // @ts-expect-error a slip of the pen
    memory.recall({ query: 'q' }, { distinctBy: 'no_such' });
    // @ts-expect-error a slip of the pen
    memory.findRelated('n', {}, { distinctBy: 'no_such' });
    // @ts-expect-error a slip of the pen
    hits.toCsv('a.csv', { columns: ['no_such'] });
  });

  it('are those of the document of Hypersave', () => {
    const { memories, facts, entities } = createHypersave();
    memories.list({}, { distinctBy: 'id' }).toCsv('a.csv', { columns: ['title'] });
    facts.list({}, { distinctBy: 'id' });
    entities.list({}, { distinctBy: 'id' });
    // @ts-expect-error a slip of the pen
    memories.list({}, { distinctBy: 'idd' });
    // @ts-expect-error a slip of the pen
    facts.list({}, { distinctBy: 'idd' });
    // @ts-expect-error a slip of the pen
    entities.list().toCsv('a.csv', { columns: ['idd'] });
  });

  it('are those of the document of Heratio', () => {
    const { bookings } = createHeratio({ baseUrl: 'https://archive.example' });
    bookings.list({}, { distinctBy: 'id' }).toCsv('a.csv', { columns: ['id'] });
    // @ts-expect-error a slip of the pen
    bookings.list({}, { distinctBy: 'idd' });
    // @ts-expect-error a slip of the pen
    bookings.list().toCsv('a.csv', { columns: ['idd'] });
  });

  it('are those of the plane’s document', () => {
    const { audit, keys } = createLatchkey();
    keys.list({}, { distinctBy: 'id' }).toCsv('a.csv', { columns: ['id', 'mask'] });
    // @ts-expect-error a slip of the pen
    keys.list({}, { distinctBy: 'idd' });
    // @ts-expect-error a slip of the pen
    audit.list({}, { distinctBy: 'idd' });
  });
});
