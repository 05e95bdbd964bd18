import type { Secret } from '@latchkey/providers';
import { hypermemory } from '@latchkey/providers/hypermemory';
import { expectTypeOf, it } from 'vitest';
import type { LatchkeyError } from '../core/error/error.ts';
import { createHyperMemory } from '../systems/hypermemory.ts';
import { createLatchkey } from '../systems/latchkey.ts';
import type { Rotation, RotationStep } from './options.ts';
import { rotateKey } from './rotate-key.ts';
import { successorOf } from './successor-of.ts';

const verify = () => true;

it('gives one of two outcomes, each with the new secret', () => {
  const rotation = rotateKey({ create: () => 'key', verify, revoke: () => {} });
  expectTypeOf(rotation).resolves.toEqualTypeOf<Rotation>();
  expectTypeOf<Rotation['secret']>().toEqualTypeOf<Secret>();
  type Unfinished = Extract<Rotation, { outcome: 'unfinished' }>;
  expectTypeOf<Unfinished['failedAt']>().toEqualTypeOf<RotationStep>();
  expectTypeOf<Unfinished['error']>().toEqualTypeOf<LatchkeyError>();
  expectTypeOf<Unfinished['resume']>().returns.resolves.toEqualTypeOf<Rotation>();
  // @ts-expect-error what is over is not resumed
  (): unknown => ({}) as Extract<Rotation, { outcome: 'rotated' }>['resume'];
});

it('hands the steps a Secret, and revoke what names the old key where it was told', () => {
  rotateKey({
    old: 'key_1',
    create: ({ idempotencyKey, startedAt, isRepeated }) => {
      expectTypeOf(idempotencyKey).toEqualTypeOf<string>();
      expectTypeOf(startedAt).toEqualTypeOf<Date>();
      expectTypeOf(isRepeated).toEqualTypeOf<boolean>();
      return { secret: 'key', key: { id: 'key_2' } };
    },
    deploy: (secret) => expectTypeOf(secret).toEqualTypeOf<Secret>(),
    verify: (secret) => expectTypeOf(secret).toEqualTypeOf<Secret>(),
    revoke: (old) => expectTypeOf(old).toExtend<string>(),
  });
  rotateKey({ create: () => 'key', verify, revoke: (old) => expectTypeOf(old).toEqualTypeOf<undefined>() });
  // @ts-expect-error nothing is revoked that was not verified
  rotateKey({ create: () => 'key', revoke: () => {} });
  // @ts-expect-error a key is a text or a Secret
  rotateKey({ create: () => 1, verify, revoke: () => {} });
});

it('takes the clients of this package as they are', () => {
  const client = createHyperMemory({ apiKey: null });
  const admin = createHyperMemory({ apiKey: null });
  rotateKey({
    old: 'key_1',
    create: () => 'key',
    client,
    provider: hypermemory,
    verify: () => client.graphs.list(),
    revoke: (old) => admin.keys.revoke(old),
  });
  rotateKey({ ...successorOf(createLatchkey(), 'key_1', { name: 'next' }), client, verify, overlap: '1h' });
  // @ts-expect-error the form has no such field
  successorOf(createLatchkey(), 'key_1', { colour: 'red' });
});
