import { expectTypeOf, it } from 'vitest';
import type { ApiKey } from '../spec/key.ts';
import type { Provider, ScopeNameOf } from '../spec/provider.ts';
import type { hypersave } from './index.ts';
import type { ApiKeyWire, readKey, writeKey } from './keys.ts';
import type { operations } from './operations.ts';
import type { components } from './wire.ts';

type Hypersave = typeof hypersave;

it('has no scopes, so that naming one does not compile', () => {
  expectTypeOf<ScopeNameOf<Hypersave>>().toBeNever();
});

it('keeps id, acts, plans and the limits of a key', () => {
  expectTypeOf<Hypersave['id']>().toEqualTypeOf<'hypersave'>();
  expectTypeOf<Hypersave['lifecycle']['acts'][number]>().toEqualTypeOf<'issue' | 'regenerate' | 'revoke'>();
  expectTypeOf<Hypersave['plans']['offered'][number]['id']>().toEqualTypeOf<'free' | 'pro' | 'enterprise'>();
  expectTypeOf<Hypersave['keyLimits'][number]['id']>().toEqualTypeOf<'key-hour' | 'key-month'>();
});

it('is a provider with the operations of its document', () => {
  expectTypeOf<Hypersave>().toExtend<Provider<typeof operations>>();
  expectTypeOf<Hypersave['operations']['listKeys']['path']>().toEqualTypeOf<'/keys'>();
});

it('writes key records as the document has them, and decodes them to the model', () => {
  expectTypeOf<ApiKeyWire>().toEqualTypeOf<components['schemas']['ApiKey']>();
  expectTypeOf<typeof readKey>().returns.toEqualTypeOf<ApiKey>();
  expectTypeOf<typeof writeKey>().returns.toEqualTypeOf<ApiKeyWire>();
});
