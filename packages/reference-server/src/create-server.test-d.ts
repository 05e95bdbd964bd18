import type { Clock } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { expectTypeOf, it } from 'vitest';
import { bakeryWorld } from '../test/bakery/world.ts';
import { createReferenceServer, type VirtualClock, virtualClock } from './index.ts';

const world = bakeryWorld();

it('keeps the type of the clock that it is given', () => {
  const server = createReferenceServer(hyperstudy, { world, clock: virtualClock(0) });
  expectTypeOf(server.clock).toEqualTypeOf<VirtualClock>();
  expectTypeOf(createReferenceServer(hyperstudy, { world }).clock).toEqualTypeOf<Clock>();
});

it('offers the choices of the provider, and dates', () => {
  const { keys } = createReferenceServer(hyperstudy, { world });
  type Expires = NonNullable<Parameters<typeof keys.issue>[0]['expires']>;
  expectTypeOf<'90d'>().toExtend<Expires>();
  expectTypeOf<'2026-03-01'>().toExtend<Expires>();
  expectTypeOf<'8d'>().not.toExtend<Expires>();
  // @ts-expect-error a key of this system needs scopes
  keys.issue({ name: 'a' });
});
