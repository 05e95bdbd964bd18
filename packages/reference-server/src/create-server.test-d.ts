import type { Clock, KeyTypeIdOf, Provider } from '@latchkey/providers';
import { heratio } from '@latchkey/providers/heratio';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { expectTypeOf, it } from 'vitest';
import { chain } from '../test/bakery/chain.ts';
import { bakeryWorld } from '../test/bakery/world.ts';
import { createReferenceServer, type ReferenceServer, type VirtualClock, virtualClock } from './index.ts';

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

it('begins with a plan of the provider, by name', () => {
  const server = createReferenceServer(hypersave, { world, plan: 'pro', clock: virtualClock(0) });
  expectTypeOf(server).toEqualTypeOf<ReferenceServer<typeof hypersave, VirtualClock>>();
  // @ts-expect-error there is no such plan
  createReferenceServer(hypersave, { world, plan: 'gold' });
  // @ts-expect-error this system has no plans
  createReferenceServer(hyperstudy, { world, plan: 'pro' });
  const plan: string = 'pro';
  // @ts-expect-error a text may be no plan
  createReferenceServer(hypersave, { world, plan });
  createReferenceServer<Provider>(hypersave, { world, plan });
});

it('knows how far keys reach, by the types of key that the provider has', () => {
  const { keys } = createReferenceServer(chain, { world });
  const asked = { name: 'a', scopes: ['*'] };
  keys.issue({ ...asked, type: 'oven', environment: 'stone' });
  keys.issue({ ...asked, type: 'oven', organization: 'ulm', environment: 'stone', keyEnvironment: 'live' });
  keys.issue({ ...asked, type: 'town', organization: 'ulm' });
  keys.issue({ ...asked, type: 'chain' });
  expectTypeOf<KeyTypeIdOf<typeof chain>>().toEqualTypeOf<'oven' | 'town' | 'chain'>();
  // @ts-expect-error a key of this system has a type
  keys.issue(asked);
  // @ts-expect-error there is no such type
  keys.issue({ ...asked, type: 'street' });
  // @ts-expect-error a key for one environment names it
  keys.issue({ ...asked, type: 'oven' });
  // @ts-expect-error a key for a whole organisation names no environment
  keys.issue({ ...asked, type: 'town', environment: 'stone' });
  // @ts-expect-error a key for every organisation names none
  keys.issue({ ...asked, type: 'chain', organization: 'ulm' });
});

it('lets keys of a system that does not bind them name nothing of the kind', () => {
  const { keys } = createReferenceServer(hyperstudy, { world });
  keys.issue({ name: 'a', scopes: ['*'], environment: 'test' });
  // @ts-expect-error keys of this system have no types
  keys.issue({ name: 'a', scopes: ['*'], type: 'oven' });
  const any = createReferenceServer<Provider>(hyperstudy, { world });
  any.keys.issue({ name: 'a', scopes: ['*'], type: 'oven', environment: 'stone', keyEnvironment: 'live' });
});
