import { expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import type { ApiKey } from '../spec/key.ts';
import type { ExpiryChoiceOf, Provider, ScopeNameOf } from '../spec/provider.ts';
import type { hyperstudy } from './index.ts';
import type { ApiKeyWire, key } from './keys.ts';
import type { operations } from './operations.ts';

type HyperStudy = typeof hyperstudy;

it('keeps the literal names of scopes, so that a wrong one does not compile', () => {
  expectTypeOf<'read:events' | 'read:*' | '*' | 'write:events'>().toExtend<ScopeNameOf<HyperStudy>>();
  expectTypeOf<'read:event'>().not.toExtend<ScopeNameOf<HyperStudy>>();
  expectTypeOf<ScopeNameOf<Provider>>().toEqualTypeOf<string>();
});

it('keeps the expiry choices', () => {
  expectTypeOf<ExpiryChoiceOf<HyperStudy>>().toEqualTypeOf<'7d' | '30d' | '90d' | '1y' | 'never'>();
});

it('keeps id, acts and policies', () => {
  expectTypeOf<HyperStudy['id']>().toEqualTypeOf<'hyperstudy'>();
  expectTypeOf<HyperStudy['lifecycle']['acts'][number]>().toEqualTypeOf<'issue' | 'update' | 'revoke'>();
  expectTypeOf<HyperStudy['limits'][number]['id']>().toEqualTypeOf<'key-hour' | 'endpoint-minute'>();
});

it('is a provider with the operations of its document', () => {
  expectTypeOf<HyperStudy>().toExtend<Provider<typeof operations>>();
  expectTypeOf<HyperStudy['operations']['listRoomEvents']['path']>().toEqualTypeOf<'/data/events/room/{roomId}'>();
});

it('decodes key records to the model and encodes them to the wire', () => {
  expectTypeOf(z.decode<typeof key>).returns.toEqualTypeOf<ApiKey>();
  expectTypeOf(z.encode<typeof key>).returns.toEqualTypeOf<ApiKeyWire>();
});
