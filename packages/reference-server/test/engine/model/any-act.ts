import fc from 'fast-check';
import type { Act, Keeper, Owner, Who } from './act.ts';
import type { Place } from './place.ts';
import type { System } from './systems.ts';

const kind = <const Kind extends string>(...kinds: readonly Kind[]) => fc.constantFrom(...kinds);
const often = <T>(weight: number, value: T, ...others: readonly T[]) =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, fc.constantFrom(...others));
const id = fc.oneof({ weight: 9, arbitrary: fc.nat(5).map((at) => `#${at}`) }, fc.constant('nobody'));
const keeper = often<Keeper>(5, 'system', 'ada', 'bob');
const by: fc.Arbitrary<Who> = fc.oneof(
  { weight: 3, arbitrary: keeper },
  fc.nat(3).map((at) => `key:#${at}` as const),
);
const owner = often<Owner>(4, 'ada', 'bob');
const name = kind('one', 'two');
const scopes = fc.constantFrom(['read:events'], ['read:*'], ['read:chat', 'write:events'], ['*']);
const lifeMs = often<number | null>(4, null, 1, 40, 300);
const ifVersion = often<number | undefined>(4, undefined, 1, 2);
const once = often<string | undefined>(3, undefined, 'x', 'y');
/** Asked once more, nearly always in the same words. */
const same = {
  by: often<Who>(4, 'system', 'ada', 'key:#0'),
  id: often(4, '#0', '#1'),
  ifVersion: fc.constant(undefined),
  once: often<string>(6, 'x', 'y'),
};
/** One that is known, or one that came from elsewhere and may not be here. */
const anySecret = fc.oneof({ weight: 4, arbitrary: fc.nat(11).map((at) => `#${at}`) }, kind('i1', 'i2'));
/** Secrets that are made get their names when they are. */
const secret = fc.constant('');
const place = often<Place>(2, 'north', 'south', null);
const ofTable = { owner, name, scopes, lifeMs, place };
const ofNewKey = { ...ofTable, by };

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
      weight: 4,
      arbitrary: fc.record({
        ...same,
        kind: kind('issue'),
        id: kind('k8'),
        owner: kind('ada'),
        name: often(6, 'one', 'two'),
        scopes: fc.constant(['read:events']),
        lifeMs: often<number | null>(4, null, 40),
        place: kind('north'),
        secret,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ ...ofNewKey, kind: kind('import'), id: kind('k1', 'k6'), secret: kind('i1', 'i2') }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ ...ofTable, kind: kind('adopt'), id: kind('k1', 'k7'), secret: kind('i1', 'i2') }),
    },
    { weight: 2, arbitrary: fc.record({ kind: kind('bury'), secret: anySecret }) },
    { weight: 4, arbitrary: fc.record({ kind: kind('revokeLeaked'), by: keeper, secret: anySecret }) },
    offered(
      'update',
      fc.record({ kind: kind('update'), id, by, name, scopes, ifVersion }, { requiredKeys: ['kind', 'id', 'by'] }),
    ),
    offered('regenerate', fc.record({ kind: kind('regenerate'), id, by, ifVersion, secret, once })),
    offered('rotate', fc.record({ kind: kind('rotate'), id, by, ifVersion, overlapMs, secret, once })),
    { weight: 2, arbitrary: fc.record({ ...same, kind: kind('regenerate'), secret }) },
    { weight: 2, arbitrary: fc.record({ ...same, kind: kind('rotate'), overlapMs, secret }) },
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
        place: fc.constantFrom(null, null, 'north', 'south'),
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
  place: null,
  secret: '',
};
