import { type Clock, systemClock } from '@latchkey/providers';
import type { FetchLike } from '../options.ts';
import { createGate, type Gate } from './gate.ts';

/** What a gate is shared by: everybody who reaches the same place, on the same clock, with the same key. */
export interface GateIdentity {
  readonly fetch: FetchLike;
  /** Null: real time, which is the same for every copy of this package. */
  readonly clock: Clock | null;
  /** Origin and base path. */
  readonly baseUrl: string;
  /** SHA-256 of the key, or null for calls without one. */
  readonly keyDigest: string | null;
}

interface Shared {
  readonly gate: Gate;
  /** When a call last asked for it: between asking and entering it looks idle, and must not be dropped. */
  askedMs: number;
}

/** How long a gate that nobody asks for is kept, idle or not. */
const keptMs = 60_000;

type Registry = WeakMap<FetchLike, WeakMap<object, Map<string, Shared>>>;

const registryName = Symbol.for('latchkey.gates');

/** The shared gate of an identity. Gates that have become idle are dropped when a new one is made. */
export const gateOf = (identity: GateIdentity): Gate => {
  const { fetch, clock } = identity;
  const gates = gatesOf(fetch, clock);
  const id = getOrMake(ids, identity, () => `${identity.keyDigest ?? 'no key'} ${identity.baseUrl}`);
  const nowMs = (clock ?? systemClock).now();
  const known = gates.get(id);
  if (known) {
    known.askedMs = nowMs;
    return known.gate;
  }
  for (const [otherId, { gate, askedMs }] of gates) {
    if (nowMs - askedMs > keptMs && gate.isIdle(nowMs)) gates.delete(otherId);
  }
  const gate = createGate();
  gates.set(id, { gate, askedMs: nowMs });
  return gate;
};

/** Texts of some length, which every call would have to put together. */
const ids = new WeakMap<GateIdentity, string>();

const gatesOf = (fetch: FetchLike, clock: Clock | null): Map<string, Shared> => {
  const byClock = getOrMake(registryOf(), fetch, () => new WeakMap<object, Map<string, Shared>>());
  return getOrMake(byClock, clock ?? globalThis, () => new Map<string, Shared>());
};

const getOrMake = <Key extends WeakKey, Value>(map: WeakMap<Key, Value>, key: Key, make: () => Value): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};

/** It outlives this copy of the package: CJS beside ESM share their gates. */
const registryOf = (): Registry => {
  const known: Registry | undefined = Reflect.get(globalThis, registryName);
  if (known) return known;
  const registry: Registry = new WeakMap();
  Reflect.set(globalThis, registryName, registry);
  return registry;
};
