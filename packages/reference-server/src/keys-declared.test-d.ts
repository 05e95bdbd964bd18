import type { Provider, Secret } from '@latchkey/providers';
import { hypersave } from '@latchkey/providers/hypersave';
import { expectTypeOf, it } from 'vitest';
import { bakery } from '../test/bakery/provider.ts';
import { bakeryWorld } from '../test/bakery/world.ts';
import { createReferenceServer, type Keys, type ReferenceServer } from './index.ts';

const world = bakeryWorld();
const rotating = {
  ...bakery,
  lifecycle: { ...bakery.lifecycle, acts: ['issue', 'rotate', 'revoke'] },
} as const satisfies Provider;

it('has the acts that a system declares, and not the others', () => {
  const { keys } = createReferenceServer(rotating, { world });
  expectTypeOf(keys.rotate).toBeFunction();
  expectTypeOf(keys.revokeLineage).toBeFunction();
  // @ts-expect-error this system disables no keys
  keys.disable('k1');
  const memory = createReferenceServer(hypersave, { world });
  // @ts-expect-error this system rotates no keys
  memory.keys.rotate('k1');
});

it('may have each of them where the type does not tell', () => {
  expectTypeOf<Keys['rotate']>().toBeNullable();
  expectTypeOf(createReferenceServer(rotating, { world })).toExtend<Pick<ReferenceServer, 'keys' | 'accounts'>>();
});

it('has a secret in each answer, but to an Idempotency-Key', async () => {
  const turning = createReferenceServer(rotating, { world }).keys;
  const { keys } = createReferenceServer(hypersave, { world });
  expectTypeOf((await keys.issue({ name: 'a' })).secret).toEqualTypeOf<Secret>();
  expectTypeOf((await keys.regenerate('k1')).secret).toEqualTypeOf<Secret>();
  const options = { idempotencyKey: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' };
  expectTypeOf((await keys.issue({ name: 'a' }, options)).secret).toEqualTypeOf<Secret | null>();
  expectTypeOf((await keys.regenerate('k1', options)).secret).toEqualTypeOf<Secret | null>();
  expectTypeOf((await turning.rotate('k1')).secret).toEqualTypeOf<Secret>();
  expectTypeOf((await turning.rotate('k1', { overlapMs: 0 })).secret).toEqualTypeOf<Secret>();
  expectTypeOf((await turning.rotate('k1', { overlapMs: 0, ...options })).secret).toEqualTypeOf<Secret | null>();
});
