import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createEngine, type Engine, memoryCounter, memoryStore, plainDigest } from '@latchkey/reference-server';
import { late } from '../../src/late.ts';
import { atMost, type Benchmark, itself, type Row } from '../../src/row.ts';
import { betterAuthKeys } from './contestants/better-auth.ts';

const atOnce = 40;
const trials = 200;
const cap = 5;

/**
 * What goes wrong when much happens at once, on a store that takes its time: callers come in between each other's steps. Nothing
 * may; what a careless server gets wrong stands beside it.
 */
export const benchmark: Benchmark = {
  table: 'Engine',
  async run() {
    return [await capOverruns(), await forkedRotations(), await revocationsUndone()];
  },
};

const capOverruns = async (): Promise<Row> => {
  const engine = openEngine();
  const issued = await together(atOnce, () => issue(engine));
  const kept: string[] = [];
  await together(atOnce, async () => {
    const count = await later(kept.length);
    if (count < cap) kept.push('key');
  });
  return {
    measure: `keys beyond a cap of ${cap}, of ${atOnce} issued at once`,
    unit: '',
    ours: issued.filter(({ ok }) => ok).length - cap,
    others: [{ name: 'count, then insert', value: kept.length - cap }],
    judged: itself(Math.abs(issued.filter(({ ok }) => ok).length - cap)),
    target: atMost(0),
  };
};

const forkedRotations = async (): Promise<Row> => {
  let forks = 0;
  let naive = 0;
  for (let trial = 0; trial < trials; trial++) {
    const engine = openEngine();
    const { key } = granted(await issue(engine));
    const rotated = await together(2, async () => engine.rotate({ actor, id: key.id }));
    forks += rotated.filter(({ ok }) => ok).length - 1;
    const row = { successors: 0 };
    await together(2, async () => {
      if ((await later(row.successors)) === 0) row.successors++;
    });
    naive += row.successors - 1;
  }
  return {
    measure: `rotations forked, of ${trials} pairs at once`,
    unit: '',
    ours: forks,
    others: [{ name: 'read, then write', value: naive }],
    judged: itself(Math.abs(forks)),
    target: atMost(0),
  };
};

const revocationsUndone = async (): Promise<Row> => {
  const engine = openEngine({ plans: false });
  const peer = await betterAuthKeys();
  let undone = 0;
  let theirs = 0;
  for (let trial = 0; trial < trials; trial++) {
    const { key, secret } = granted(await issue(engine));
    if (secret === null) throw new Error('A new key came without its secret.');
    const use = async () => engine.record(await engine.verify(asking(secret.reveal())), { status: 200 });
    await Promise.all([use(), engine.revoke({ actor, id: key.id }), use()]);
    if ((await engine.verify(asking(secret.reveal()))).allowed) undone++;
    const other = await peer.issue();
    await Promise.all([peer.verify(other.secret), peer.disable(other.id), peer.verify(other.secret)]);
    if (await peer.verify(other.secret)) theirs++;
  }
  return {
    measure: `revocations undone by use at the same moment, of ${trials}`,
    unit: '',
    ours: undone,
    others: [{ name: '@better-auth/api-key', value: theirs }],
    judged: itself(undone),
    target: atMost(0),
  };
};

const actor = { kind: 'system' } as const;

/** HyperStudy's keys with a plan that has a cap, and with rotation, of which it has neither. */
const openEngine = ({ plans = true }: { readonly plans?: boolean } = {}): Engine => {
  const provider: Parameters<typeof createEngine>[0] = {
    ...hyperstudy,
    lifecycle: {
      ...hyperstudy.lifecycle,
      acts: ['issue', 'revoke', 'rotate'],
      rotation: { overlapMs: { default: 3_600_000, max: 86_400_000 } },
    },
    ...(plans
      ? { plans: { offered: [{ id: 'small', title: 'Small', limits: [], keys: cap }], default: 'small' } }
      : {}),
  };
  const ports = {
    clock: { now: () => Date.UTC(2026, 0, 1) },
    random: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
    digest: plainDigest(),
    store: late(memoryStore()),
    counter: memoryCounter(),
  };
  return createEngine(provider, ports, { environment: 'live' });
};

const issue = async (engine: Engine) =>
  engine.issue({ actor, owner: 'ada', name: 'analysis', scopes: ['read:events'], expiresAt: null });

const asking = (secret: string) => ({
  presented: [secret],
  operation: hyperstudy.operations.listRoomEvents,
  environment: 'live',
  organization: null,
  address: '127.0.0.1',
  requestId: 'r',
});

const granted = <T extends { readonly ok: boolean }>(result: T): Extract<T, { readonly ok: true }> => {
  if (result.ok) return result as Extract<T, { readonly ok: true }>;
  throw new Error('An act was refused.');
};

const together = <T>(count: number, act: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, act));

const later = async <T>(value: T): Promise<T> => value;
