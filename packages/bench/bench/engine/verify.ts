import { hash } from 'node:crypto';
import type { LimitPolicy } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import type { Decision } from '@latchkey/reference-server';
import { cpuTime } from '../../src/cpu-time.ts';
import { measure, type Work } from '../../src/measure.ts';
import { atMost, type Benchmark, type Row, times } from '../../src/row.ts';
import { keysInMemory } from './bench-engine.ts';
import { betterAuthKeys } from './contestants/better-auth.ts';
import { prefixedKeys } from './contestants/prefixed.ts';
import { hopping } from './hopping.ts';

const keyHour: LimitPolicy = hyperstudy.limits[0];

/** Verifying in memory beside the least that it could cost: the hash and a look-up among as many keys. */
export const benchmark: Benchmark = {
  table: 'Engine',
  async run(pace) {
    const rows: Row[] = [];
    const us = new Map<number, number>();
    for (const keys of [1000, 100_000, 1_000_000]) {
      const { secrets, verifierUnder } = keysInMemory(keys);
      const verifying = (limits: readonly LimitPolicy[]) => goodKeys(secrets, verifierUnder(limits));
      const peers = await peersWith(keys);
      const timings = await measure(
        {
          ...peers,
          floor: floorOf(secrets),
          bare: verifying([]),
          limited: verifying([keyHour]),
          documented: verifying(hyperstudy.limits),
        },
        pace,
        cpuTime,
      );
      const row = (what: string, name: 'bare' | 'limited' | 'documented', isJudged: boolean): Row => ({
        measure: `verify, ${keys.toLocaleString('en')} keys: ${what}`,
        unit: 'µs',
        ours: timings.us(name),
        others: [
          { name: 'crypto.hash + Map.get', value: timings.us('floor') },
          { name: 'prefixed-api-key', value: timings.us('prefixed') },
          { name: '@better-auth/api-key', value: timings.us('betterAuth') },
        ],
        judged: times(timings.ratio(name, 'floor'), 'floor'),
        target: isJudged ? atMost(2) : null,
      });
      rows.push(
        row('digest, look-up, status, scope', 'bare', false),
        row('the same and a limit', 'limited', keys === 100_000),
        row('the same and both documented limits', 'documented', false),
      );
      us.set(keys, timings.us('limited'));
    }
    const few = us.get(1000) ?? Number.NaN;
    const many = us.get(1_000_000) ?? Number.NaN;
    return [
      ...rows,
      {
        measure: 'verify with a limit: a million keys beside a thousand',
        unit: 'µs',
        ours: many,
        others: [{ name: '1,000 keys', value: few }],
        judged: times(many / few, '1,000 keys'),
        target: atMost(3),
      },
    ];
  },
};

/** What people use instead: one has no limits and no scopes, the other everything, over a table that it walks. */
const peersWith = async (keys: number): Promise<{ readonly prefixed: Work; readonly betterAuth: Work }> => {
  const prefixed = prefixedKeys();
  const betterAuth = await betterAuthKeys();
  const nextPrefixed = hopping(prefixed.fill(keys));
  const nextBetterAuth = hopping(await betterAuth.fill(keys));
  return {
    prefixed(count) {
      for (let at = 0; at < count; at++)
        if (!prefixed.verify(nextPrefixed())) throw new Error('A good key was refused.');
    },
    async betterAuth(count) {
      for (let at = 0; at < count; at++) {
        if (!(await betterAuth.verify(nextBetterAuth()))) throw new Error('A good key was refused.');
      }
    },
  };
};

const goodKeys = (secrets: readonly string[], verify: (secret: string) => Decision): Work => {
  // Every key has been used before: what is measured is not the first time.
  for (const secret of secrets) verify(secret);
  const next = hopping(secrets);
  return (count) => {
    for (let at = 0; at < count; at++) {
      if (!verify(next()).allowed) throw new Error('A good key was refused.');
    }
  };
};

const floorOf = (secrets: readonly string[]): Work => {
  const byDigest = new Map(secrets.map((secret, at) => [hash('sha256', secret, 'hex'), { at }]));
  const next = hopping(secrets);
  return (count) => {
    for (let at = 0; at < count; at++) {
      if (byDigest.get(hash('sha256', next(), 'hex')) === undefined) throw new Error('A digest is lost.');
    }
  };
};
