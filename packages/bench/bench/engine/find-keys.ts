import { findKeys, scannerPattern } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import { cpuTime } from '../../src/cpu-time.ts';
import { measure } from '../../src/measure.ts';
import { atMost, type Benchmark, itself } from '../../src/row.ts';

const length = 100_000;

/** Looking for keys of every system in 100 kB that are made to cost: beginnings, bodies without an end, near misses. */
export const benchmark: Benchmark = {
  table: 'Engine',
  async run(pace) {
    const all = await Promise.all(Object.values(providers).map((load) => load()));
    const heads = all.map(({ keyFormat }) => keyFormat.prefix + keyFormat.separator);
    const texts = [
      ...heads.map((head) => head.repeat(length / head.length)),
      ...heads.map((head) => `${head}live_${'a'.repeat(127)}_`.repeat(length / 140)),
      'a'.repeat(length),
    ];
    const patterns = all.map(({ keyFormat }) => scannerPattern(keyFormat));
    let turn = 0;
    const next = (): string => texts[turn++ % texts.length] ?? '';
    const timings = await measure(
      {
        ours(count) {
          for (let at = 0; at < count; at++) findKeys(next(), all);
        },
        patterns(count) {
          for (let at = 0; at < count; at++) for (const pattern of patterns) next().match(pattern);
        },
      },
      pace,
      cpuTime,
    );
    return [
      {
        measure: 'keys sought in 100 kB of near misses',
        unit: 'µs',
        ours: timings.us('ours'),
        others: [{ name: 'the published patterns, by RegExp', value: timings.us('patterns') }],
        judged: itself(timings.us('ours')),
        target: atMost(5000),
      },
    ];
  },
};
