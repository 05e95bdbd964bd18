import type { ErrorCode, Secret } from '@latchkey/providers';
import { expectTypeOf, it } from 'vitest';
import { provider } from '../../test/provider.ts';
import { createClient } from './client.ts';
import type { ClientEventOf } from './events/events.ts';
import type { PolicyRate } from './gate/rate.ts';
import type { ClientOptions } from './options.ts';
import type { Wait } from './time/waits.ts';

declare const secret: Secret;
const client = createClient(provider());

it('takes a key, two keys, a function that gives one, or none yet', () => {
  expectTypeOf<'mu_live_abc'>().toExtend<ClientOptions['apiKey']>();
  expectTypeOf<[string, Secret]>().toExtend<ClientOptions['apiKey']>();
  expectTypeOf<readonly ['a', 'b']>().toExtend<ClientOptions['apiKey']>();
  expectTypeOf<() => Promise<Secret>>().toExtend<ClientOptions['apiKey']>();
  expectTypeOf<null>().toExtend<ClientOptions['apiKey']>();
  // @ts-expect-error one key is no pair
  createClient(provider(), { apiKey: ['a'] });
  // @ts-expect-error a third key has no part to play
  createClient(provider(), { apiKey: ['a', 'b', 'c'] });
  // @ts-expect-error a variable that may not be set is no backup
  createClient(provider(), { apiKey: ['a', undefined] });
});

it('replaces a key by another one, here and in one other place', () => {
  expectTypeOf(client.useKey(secret, { env: true })).resolves.toBeVoid();
  client.useKey('mu_live_abc', { env: '.env' });
  // @ts-expect-error nowhere is what it is without `env`
  client.useKey('mu_live_abc', { env: false });
});

it('tells of a failover by masks, and of nothing else', () => {
  expectTypeOf<ClientEventOf<'failover'>>().toHaveProperty('from').toEqualTypeOf<string>();
  client.on('failover', (event) => expectTypeOf(event).toEqualTypeOf<ClientEventOf<'failover'>>());
});

it('uploads what can be sent twice', () => {
  expectTypeOf(client.upload).parameter(1).toEqualTypeOf<string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer>>();
  // @ts-expect-error a stream is read once
  client.upload('https://example.com', new ReadableStream());
});

it('tells the rate without a promise, of all limits together and each apart', () => {
  expectTypeOf(client.rate.remaining).toEqualTypeOf<number | null>();
  expectTypeOf(client.rate.resetsAt).toEqualTypeOf<Date | null>();
  expectTypeOf(client.rate.queued).toEqualTypeOf<number>();
  expectTypeOf(client.rate.policies).items.toEqualTypeOf<PolicyRate>();
  // @ts-expect-error it is told, not set
  client.rate.remaining = 1;
});

it('hands each listener the events of its type', () => {
  client.on('wait', ({ reason, until }) => {
    expectTypeOf(reason).toEqualTypeOf<'rate_limit' | 'retry'>();
    expectTypeOf(until).toEqualTypeOf<Date | null>();
  });
  client.on('response', ({ status, requestId }) => {
    expectTypeOf(status).toEqualTypeOf<number>();
    expectTypeOf(requestId).toEqualTypeOf<string | null>();
  });
  client.on('call', ({ code, waits }) => {
    expectTypeOf(code).toEqualTypeOf<ErrorCode | null>();
    expectTypeOf(waits).items.toEqualTypeOf<Wait>();
  });
  // @ts-expect-error there is no such event
  client.on('request', () => {});
  // @ts-expect-error a drift has no status
  client.on('drift', ({ status }) => status);
  expectTypeOf(client.on('retry', () => {})).toEqualTypeOf<() => void>();
});

it('takes a deadline in words, in milliseconds, or none', () => {
  client.call('ping', {}, { deadline: '30s' });
  client.call('ping', {}, { deadline: 30_000 });
  client.call('ping', {}, { deadline: null });
  // @ts-expect-error no such unit
  client.call('ping', {}, { deadline: '30 seconds' });
  // @ts-expect-error none is what a client has anyway
  createClient(provider(), { deadline: null });
});

it('knows the operations of its provider', () => {
  client.call('getThing', { path: { thingId: '1' } });
  // @ts-expect-error no such operation
  client.call('getNothing');
  expectTypeOf(client.call<{ name: string }>('getThing')).resolves.toEqualTypeOf<{ name: string }>();
});
