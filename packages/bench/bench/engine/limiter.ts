import type { LimitPolicy } from '@latchkey/providers';
import { memoryCounter } from '@latchkey/reference-server';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { cpuTime } from '../../src/cpu-time.ts';
import { measure } from '../../src/measure.ts';
import { atMost, type Benchmark, times } from '../../src/row.ts';

const partitions = 1000;
const quota = 1000;
const hourMs = 3_600_000;
const policy: LimitPolicy = {
  id: 'hour',
  title: '1000 an hour',
  quota,
  window: { kind: 'sliding', ms: hourMs },
  partition: 'key',
};

/** One check of one limit over a thousand keys. Ours is strict in every window; the other counts fixed ones. */
export const benchmark: Benchmark = {
  table: 'Engine',
  async run(pace) {
    const counter = memoryCounter();
    const subjects = Array.from({ length: partitions }, (_, at) => ({
      key: `key_${at}`,
      owner: 'ada',
      operation: 'list',
    }));
    const policies = [policy];
    let nowMs = Date.UTC(2026, 0, 1);
    let turn = 0;
    let limiter = new RateLimiterMemory({ points: quota, duration: hourMs / 1000 });
    let consumed = 0;
    const timings = await measure(
      {
        ours(count) {
          for (let at = 0; at < count; at++) {
            turn = (turn + 1) % partitions;
            nowMs += 10;
            const subject = subjects[turn];
            if (subject) counter.take(policies, subject, nowMs);
          }
        },
        async theirs(count) {
          for (let at = 0; at < count; at++) {
            // Its clock is the real one: before a key is used up it starts anew.
            if (consumed === partitions * quota) {
              limiter = new RateLimiterMemory({ points: quota, duration: hourMs / 1000 });
              consumed = 0;
            }
            await limiter.consume(subjects[consumed++ % partitions]?.key ?? '');
          }
        },
      },
      pace,
      cpuTime,
    );
    return [
      {
        measure: 'one limit, checked and taken',
        unit: 'µs',
        ours: timings.us('ours'),
        others: [{ name: 'rate-limiter-flexible', value: timings.us('theirs') }],
        judged: times(timings.ratio('ours', 'theirs'), 'rate-limiter-flexible'),
        target: atMost(0.6),
      },
    ];
  },
};
