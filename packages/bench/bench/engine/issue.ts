import { hash, randomBytes } from 'node:crypto';
import { cpuTime } from '../../src/cpu-time.ts';
import { measure } from '../../src/measure.ts';
import { atMost, type Benchmark, times } from '../../src/row.ts';
import { issueOne, keysInMemory } from './bench-engine.ts';
import { betterAuthKeys } from './contestants/better-auth.ts';
import { prefixedKeys } from './contestants/prefixed.ts';

/** Issuing, with its checks, its audit record and its place in the store, beside random bytes and their hash. */
export const benchmark: Benchmark = {
  table: 'Engine',
  async run(pace) {
    let { issuer } = keysInMemory(0);
    let issued = 0;
    const prefixed = prefixedKeys();
    const betterAuth = await betterAuthKeys();
    const timings = await measure(
      {
        ours(count) {
          // A store that only grows would measure the collector.
          if (issued > 200_000) {
            issuer = keysInMemory(0).issuer;
            issued = 0;
          }
          for (let at = 0; at < count; at++) issueOne(issuer, issued++);
        },
        floor(count) {
          for (let at = 0; at < count; at++) hash('sha256', randomBytes(32), 'hex');
        },
        async prefixed(count) {
          for (let at = 0; at < count; at++) await prefixed.issue();
        },
        async betterAuth(count) {
          for (let at = 0; at < count; at++) await betterAuth.issue();
        },
      },
      pace,
      cpuTime,
    );
    return [
      {
        measure: 'issue a key',
        unit: 'µs',
        ours: timings.us('ours'),
        others: [
          { name: 'randomBytes(32) + crypto.hash', value: timings.us('floor') },
          { name: 'prefixed-api-key', value: timings.us('prefixed') },
          { name: '@better-auth/api-key', value: timings.us('betterAuth') },
        ],
        judged: times(timings.ratio('ours', 'floor'), 'floor'),
        target: atMost(4),
      },
    ];
  },
};
