import { expectTypeOf, it } from 'vitest';
import type { ExpiryChoiceOf, PermissionNameOf, Provider, ScopeNameOf } from '../spec/provider.ts';
import type { heratio } from './index.ts';
import type { KeyRow, readRow, writeRow } from './keys.ts';
import type { operations } from './operations.ts';

type Heratio = typeof heratio;

it('keeps the literal names of scopes, so that a wrong one does not compile', () => {
  expectTypeOf<ScopeNameOf<Heratio>>().toEqualTypeOf<'read' | 'search' | 'write' | 'create' | 'update'>();
});

it('keeps the literal names of permissions', () => {
  expectTypeOf<PermissionNameOf<Heratio>>().toEqualTypeOf<'read' | 'write' | 'search'>();
});

it('has no choices for a key’s end, which is a date', () => {
  expectTypeOf<ExpiryChoiceOf<Heratio>>().toBeNever();
});

it('keeps id, acts and policies', () => {
  expectTypeOf<Heratio['id']>().toEqualTypeOf<'heratio'>();
  expectTypeOf<Heratio['lifecycle']['acts'][number]>().toEqualTypeOf<'issue' | 'revoke'>();
  expectTypeOf<Heratio['limits'][number]['id']>().toEqualTypeOf<'key-hour'>();
});

it('is a provider with the operations of its document', () => {
  expectTypeOf<Heratio>().toExtend<Provider<typeof operations>>();
  expectTypeOf<Heratio['operations']['createBooking']['path']>().toEqualTypeOf<'/bookings'>();
});

it('reads rows of any shape, and writes rows of the table’s', () => {
  expectTypeOf<Parameters<typeof readRow>[0]>().toBeUnknown();
  expectTypeOf<ReturnType<typeof writeRow>>().toEqualTypeOf<KeyRow>();
});
