import fc from 'fast-check';
import type { Act, Owner, Who } from './act.ts';
import type { System } from './systems.ts';

const kind = <const Kind extends string>(...kinds: readonly Kind[]) => fc.constantFrom(...kinds);
const often = <T>(weight: number, value: T, ...others: readonly T[]) =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, fc.constantFrom(...others));
const id = fc.oneof({ weight: 9, arbitrary: fc.nat(5).map((at) => `#${at}`) }, fc.constant('nobody'));
const by = often<Who>(5, 'system', 'ada', 'bob');
const owner = often<Owner>(4, 'ada', 'bob');
const name = kind('one', 'two');
const scopes = fc.constantFrom(['read:events'], ['read:*'], ['read:chat', 'write:events'], ['*']);
const lifeMs = often<number | null>(4, null, 1, 40, 300);
const ifVersion = often<number | undefined>(4, undefined, 1, 2);
/** Secrets that are made get their names when they are. */
const secret = fc.constant('');
const ofNewKey = { owner, by, name, scopes, lifeMs };

/** What is asked of keys, by names: mostly what a system has, and sometimes something else. */
export const anyAct = ({ acts }: System): fc.Arbitrary<Act> => {
  const offered = (act: System['acts'][number], arbitrary: fc.Arbitrary<Act>) => ({
    weight: acts.includes(act) ? 10 : 1,
    arbitrary,
  });
  const turn = fc.record({ kind: kind('disable', 'enable'), id, by });
  const overlapMs = often<number | undefined>(3, undefined, 0, 100);
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ ...ofNewKey, kind: kind('issue'), id: kind('k1', 'k2', 'k3', 'k4', 'k5'), secret }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ ...ofNewKey, kind: kind('import'), id: kind('k1', 'k6'), secret: kind('i1', 'i2') }),
    },
    offered(
      'update',
      fc.record({ kind: kind('update'), id, by, name, scopes, ifVersion }, { requiredKeys: ['kind', 'id', 'by'] }),
    ),
    offered('regenerate', fc.record({ kind: kind('regenerate'), id, by, ifVersion, secret })),
    offered('rotate', fc.record({ kind: kind('rotate'), id, by, ifVersion, overlapMs, secret })),
    offered('disable', turn),
    offered('disable', turn),
    { weight: 10, arbitrary: fc.record({ kind: kind('revoke', 'revoke', 'revokeLineage'), id, by }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('get'), id, by }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: kind('list'),
        by,
        status: fc.constantFrom(undefined, 'active', 'revoked', 'superseded'),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: kind('setPlan'), owner, keys: fc.constantFrom(undefined, null, 1, 2) }) },
    {
      weight: 15,
      arbitrary: fc.record({
        kind: kind('verify'),
        secret: fc.nat(11).map((at) => `#${at}`),
        needs: often(2, 'read:events', 'write:events'),
        cost: fc.constantFrom(0, 1, 1, 2),
      }),
    },
  );
};

/** Time goes by. */
export const anyAdvance: fc.Arbitrary<Act> = fc.record({
  kind: kind('advance'),
  ms: fc.constantFrom(1, 1, 10, 10, 29, 30, 40, 99, 100, 150, 400),
});

/** A clock is set back. */
export const setBack: Act = { kind: 'advance', ms: -25 };

/** What every history begins with. */
export const firstKey: Act = {
  kind: 'issue',
  id: 'k1',
  owner: 'ada',
  by: 'system',
  name: 'one',
  scopes: ['read:*'],
  lifeMs: null,
  secret: '',
};
