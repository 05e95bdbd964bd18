import { hash } from 'node:crypto';
import { atMost, type Benchmark, itself } from '../../src/row.ts';
import { issueOne, keysInMemory } from './bench-engine.ts';

const keys = 1_000_000;

/** What a million issued keys occupy, their audit records included. */
export const benchmark: Benchmark = {
  table: 'Engine',
  async run() {
    const bare = occupied(() => {
      const byDigest = new Map<string, { readonly id: number }>();
      for (let id = 0; id < keys; id++) byDigest.set(hash('sha256', `key_${id}`, 'hex'), { id });
      return byDigest;
    });
    const ours = occupied(() => {
      const { issuer } = keysInMemory(0);
      for (let at = 0; at < keys; at++) issueOne(issuer, at);
      return issuer;
    });
    return [
      {
        measure: 'memory of a million keys, for each',
        unit: 'bytes',
        ours: ours / keys,
        others: [{ name: 'a bare Map of digests', value: bare / keys }],
        judged: itself(ours / keys),
        target: atMost(1024),
      },
    ];
  },
};

/** The heap that a value holds on to. */
const occupied = (make: () => unknown): number => {
  const before = heap();
  const made = make();
  const after = heap();
  // Still in use here, so that it was not collected before.
  return made ? after - before : Number.NaN;
};

const heap = (): number => {
  const collect = globalThis.gc;
  if (!collect) throw new Error('Run with --expose-gc: this reads the heap.');
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
