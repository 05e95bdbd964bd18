import { hash, randomBytes } from 'node:crypto';
import { cpuTime } from '../../src/cpu-time.ts';
import { measure } from '../../src/measure.ts';
import { atMost, type Benchmark, times } from '../../src/row.ts';
import { issueOne, keysInMemory } from './bench-engine.ts';

/** Issuing, with its checks, its audit record and its place in the store, beside random bytes and their hash. */
export const benchmark: Benchmark = {
  table: 'Engine',
  async run(pace) {
    let { issuer } = keysInMemory(0);
    let issued = 0;
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
      },
      pace,
      cpuTime,
    );
    return [
      {
        measure: 'issue a key',
        unit: 'µs',
        ours: timings.us('ours'),
        others: [{ name: 'randomBytes(32) + crypto.hash', value: timings.us('floor') }],
        judged: times(timings.ratio('ours', 'floor'), 'floor'),
        target: atMost(4),
      },
    ];
  },
};
