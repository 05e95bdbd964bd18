import type { Clock } from '@latchkey/providers';
import { heratio } from '@latchkey/providers/heratio';
import { hypersave } from '@latchkey/providers/hypersave';
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

it('knows limits, plans and permissions by name', () => {
  const { keys, accounts } = createReferenceServer(hypersave, { world });
  type Limits = NonNullable<Parameters<typeof keys.issue>[0]['limits']>;
  expectTypeOf<Limits>().toEqualTypeOf<Readonly<Partial<Record<'key-hour' | 'key-month', number>>>>();
  expectTypeOf(accounts.setPlan).parameter(0).toEqualTypeOf<'free' | 'pro' | 'enterprise'>();
  // @ts-expect-error no key of this system has a limit for a day
  keys.issue({ name: 'a', limits: { 'key-day': 5 } });
  // @ts-expect-error there is no such plan
  accounts.setPlan('gold');

  const archive = createReferenceServer(heratio, { world });
  archive.keys.issue({ name: 'a', permissions: ['read', 'search'] });
  // @ts-expect-error there is no such permission
  archive.keys.issue({ name: 'a', permissions: ['eat'] });
  // @ts-expect-error permissions stand in the place of scopes
  archive.keys.issue({ name: 'a', scopes: ['read'], permissions: ['read'] });
});
