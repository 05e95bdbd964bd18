import { expectTypeOf, it } from 'vitest';
import type { ExpiryChoiceOf, KeyTypeIdOf, Provider, ScopeNameOf } from '../spec/provider.ts';
import type { hesedvid } from './index.ts';
import type { operations } from './operations.ts';

type HesedVid = typeof hesedvid;

it('has neither scopes nor choices for a key’s end', () => {
  expectTypeOf<ScopeNameOf<HesedVid>>().toBeNever();
  expectTypeOf<ExpiryChoiceOf<HesedVid>>().toBeNever();
});

it('keeps the ids of key types, acts and policies', () => {
  expectTypeOf<KeyTypeIdOf<HesedVid>>().toEqualTypeOf<'environment' | 'full-access' | 'system'>();
  expectTypeOf<HesedVid['lifecycle']['acts'][number]>().toEqualTypeOf<'issue' | 'revoke'>();
  expectTypeOf<HesedVid['limits'][number]['id']>().toEqualTypeOf<'general' | 'video' | 'analytics'>();
});

it('is a provider with the operations of its document', () => {
  expectTypeOf<HesedVid>().toExtend<Provider<typeof operations>>();
  expectTypeOf<HesedVid['operations']['listVideos']['path']>().toEqualTypeOf<'/{orgID}/videos'>();
});
