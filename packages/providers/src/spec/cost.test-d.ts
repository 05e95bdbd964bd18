import { expectTypeOf, it } from 'vitest';
import type { Costs } from './cost.ts';
import type { Operation } from './operation.ts';
import type { ClientHalf, Provider } from './provider.ts';

type Two = { readonly search: Operation; readonly health: Operation };

it('costs are told of a provider’s own operations alone', () => {
  expectTypeOf<Provider<Two>['costs']>().toEqualTypeOf<Costs<Two> | undefined>();
  expectTypeOf<{ readonly search: 5 }>().toExtend<NonNullable<ClientHalf<Two>['costs']>>();
  // @ts-expect-error there is no such operation
  const wrong: Costs<Two> = { serach: 5 };
  expectTypeOf(wrong).toEqualTypeOf<Costs<Two>>();
  expectTypeOf<ClientHalf<Two>>().toExtend<ClientHalf>();
});
