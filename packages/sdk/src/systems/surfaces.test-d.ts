import { describe, expectTypeOf, it } from 'vitest';
import type { Client } from '../core/client.ts';
import type { Pending } from '../core/error/result.ts';
import type { Rate } from '../core/gate/rate.ts';
import type { UseKey } from '../core/keys/use-key.ts';
import { createHeratio, type Heratio } from './heratio.ts';
import type { HesedVid } from './hesedvid.ts';
import { createHyperMemory, type HyperMemory } from './hypermemory.ts';
import { createHypersave, type Hypersave } from './hypersave.ts';
import type { HyperStudy } from './hyperstudy.ts';

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
