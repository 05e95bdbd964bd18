import type { Engine } from '../../../src/engine/engine.ts';
import { memoryCounter } from '../../../src/engine/limits/memory.ts';
import { sealing } from '../../../src/engine/seal/sealing.ts';
import type { StorePort } from '../../../src/engine/stores/store.ts';
import { bench, everything, startMs, stream } from '../fixture.ts';
import { slow, slowStore } from '../slow-store.ts';
import type { Act } from './act.ts';
import { firstKey } from './any-act.ts';
import { ask, askable } from './ask.ts';
import { auditedActs } from './audited-acts.ts';
import type { Called } from './linearizable.ts';
import { whole } from './model.ts';
import { type Names, noNames } from './names.ts';
import { openModel } from './state.ts';
import { declared, digestsOf, type System } from './systems.ts';

export interface Planned {
  readonly system: System;
  /** What is done before, one after the other. */
  readonly before: readonly Act[];
  /** What each caller asks for, one after the other; all callers at once. */
  readonly callers: readonly (readonly Act[])[];
  /** Decides whose turn it is: the same one, the same history. */
  readonly seed: number;
}

/**
 * Lets callers loose on two engines over one store that takes its time, and writes down who was answered what and when; then
 * looks at all that is left.
 */
export const recordHistory = async ({ system, before, callers, seed }: Planned, store: StorePort) => {
  const counter = memoryCounter();
  const time = { nowMs: startMs };
  const random = stream();
  const digests = digestsOf(system);
  const seal = sealing(new Uint8Array(32).fill(7), random);
  const open = (ports: { readonly store: StorePort; readonly counter: typeof counter }, digest = digests.present) =>
    bench({ ...declared(system), ports: { ...ports, random, digest, seal, clock: { now: () => time.nowMs } } }).engine;
  const names = noNames();
  const start = openModel(system, startMs);
  // What there is before is from a time with another pepper.
  const earlier = open({ store, counter }, digests.first);
  let acts = 0;
  for (const act of [firstKey, ...before]) {
    const asked = askable(act, names, `s${acts++}`);
    if (asked.kind === 'advance') time.nowMs += asked.ms;
    await ask({ engine: earlier, names, system }, asked, start.nowMs);
    whole(start, asked);
  }

  let instant = 0;
  const call = async (engine: Engine, act: Act) => {
    const asked = askable(act, names, `s${acts++}`);
    const calledAt = ++instant;
    const answer = await ask({ engine, names, system }, asked, start.nowMs);
    return { act: asked, answer, calledAt, answeredAt: ++instant };
  };
  const inTurn = async (engine: Engine, asked: readonly Act[]) => {
    const called: Awaited<ReturnType<typeof call>>[] = [];
    for (const act of asked) called.push(await call(engine, act));
    return called;
  };
  const late = { store: slowStore(store, seed), counter: slow(counter, seed + 1) };
  const engines = [open(late), open(late)] as const;
  const atOnce = await Promise.all(callers.map((asked, at) => inTurn(engines[at % 2 === 0 ? 0 : 1], asked)));
  for (const engine of engines) await engine.flush();
  await earlier.flush();
  const prompt = open({ store, counter });

  const left = await inTurn(prompt, [
    ...[...names.ids.keys()].map((id) => ({ kind: 'get', by: 'system', id }) as const),
    { kind: 'list', by: 'system' },
    ...[...names.secrets.keys()].map(
      (secret) => ({ kind: 'verify', secret, needs: 'read:events', cost: 0, place: null }) as const,
    ),
  ]);
  const history = [...atOnce.flat(), ...left].map((called): Called => ({ ...called, answer: called.answer() }));
  return { start, history, log: auditedActs(prompt, names).log, requests: await requestsOf(prompt, names) };
};

/** What the figures say in the end. */
const requestsOf = async (engine: Engine, { ids }: Names): Promise<Readonly<Record<string, number>>> => {
  const counted: Record<string, number> = {};
  for (const [name, id] of ids) {
    const got = await engine.get({ actor: everything, id });
    if (got.ok) counted[name] = got.key.requestCount;
  }
  return counted;
};
