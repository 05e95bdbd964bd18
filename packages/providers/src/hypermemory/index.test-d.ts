import { expectTypeOf, it } from 'vitest';
import type { ApiKey } from '../spec/key.ts';
import type { PlanIdOf, PlanLimitIdOf, Provider, ScopeNameOf } from '../spec/provider.ts';
import type { hypermemory } from './index.ts';
import type { ApiKeyWire, readKey, writeKey } from './keys.ts';
import type { operations } from './operations.ts';
import type { components } from './wire.ts';

type Hypermemory = typeof hypermemory;

it('keeps id, scopes, acts and plans', () => {
  expectTypeOf<Hypermemory['id']>().toEqualTypeOf<'hypermemory'>();
  expectTypeOf<ScopeNameOf<Hypermemory>>().toEqualTypeOf<'memory:read' | 'memory:write' | 'memory:admin'>();
  expectTypeOf<Hypermemory['lifecycle']['acts'][number]>().toEqualTypeOf<'issue' | 'revoke'>();
  expectTypeOf<PlanIdOf<Hypermemory>>().toEqualTypeOf<'free' | 'developer' | 'pro' | 'enterprise'>();
  expectTypeOf<PlanLimitIdOf<Hypermemory>>().toEqualTypeOf<'requests-minute' | 'queries-month'>();
});

it('is a provider with the operations of its document', () => {
  expectTypeOf<Hypermemory>().toExtend<Provider<typeof operations>>();
  expectTypeOf<Hypermemory['operations']['memoryStore']['path']>().toEqualTypeOf<'/mcp'>();
});

it('writes key records as the document has them, and decodes them to the model', () => {
  expectTypeOf<ApiKeyWire>().toEqualTypeOf<components['schemas']['ApiKey']>();
  expectTypeOf<typeof readKey>().returns.toEqualTypeOf<ApiKey>();
  expectTypeOf<typeof writeKey>().returns.toEqualTypeOf<ApiKeyWire>();
});
