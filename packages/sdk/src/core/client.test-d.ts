import type { Secret } from '@latchkey/providers';
import { expectTypeOf, it } from 'vitest';
import { provider } from '../../test/provider.ts';
import { createClient } from './client.ts';
import type { ClientEventOf } from './events.ts';
import type { ClientOptions } from './options.ts';

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
