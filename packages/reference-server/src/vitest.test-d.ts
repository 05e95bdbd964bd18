import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { test as base, expectTypeOf } from 'vitest';
import type { VirtualClock } from './clock/virtual.ts';
import type { ReferenceServer } from './reference-server.ts';
import { type Connection, serverTest } from './vitest.ts';
import { hyperstudyWorld } from './worlds/hyperstudy/index.ts';

const world = hyperstudyWorld();

serverTest(base, hyperstudy, { world })('knows its provider', ({ server, clock, connection }) => {
  expectTypeOf(server).toEqualTypeOf<ReferenceServer<typeof hyperstudy, VirtualClock>>();
  expectTypeOf(clock).toEqualTypeOf<VirtualClock>();
  expectTypeOf(connection).toEqualTypeOf<Connection>();
});

serverTest(base, hyperstudy, { world, client: ({ apiKey }) => ({ apiKey, answer: 42 }) })(
  'knows what its client is',
  ({ client }) => {
    expectTypeOf(client.answer).toEqualTypeOf<number>();
  },
);

// @ts-expect-error without `client` in the options there is no such fixture
serverTest(base, hyperstudy, { world })('has no client', ({ client }) => client);

// @ts-expect-error every test's clock is its own
serverTest(base, hyperstudy, { world, clock: { now: () => 0 } });

serverTest(base, hypersave, { world, plan: 'pro', client: ({ apiKey }) => ({ apiKey }) })(
  'begins with a plan of its provider',
  ({ server, client }) => {
    expectTypeOf(server).toEqualTypeOf<ReferenceServer<typeof hypersave, VirtualClock>>();
    expectTypeOf(client.apiKey).toEqualTypeOf<Connection['apiKey']>();
  },
);

// @ts-expect-error there is no such plan
serverTest(base, hypersave, { world, plan: 'gold' });
