import type { Clock, KeyRecord } from '@latchkey/providers';
import { latchkey } from '@latchkey/providers/latchkey';
import { plainDigest } from '../engine/digest/plain.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import { memoryCounter } from '../engine/limits/memory.ts';
import { memoryStore } from '../engine/stores/memory.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';

/** The sessions of a plane: keys of its own, in an engine of their own. */
export interface Sessions {
  engine(): Engine;
  /** Makes room for one more: from time to time those that are over are forgotten, with all that is known of them. */
  makeRoom(): MaybePromise<void>;
}

interface SessionsParts {
  readonly clock: Clock;
  readonly addresses: 'kept' | 'dropped';
  random(size: number): Uint8Array;
}

/**
 * An engine forgets no key, so that its digest is never taken again; who signs in day after day would fill it. What lives is taken
 * over into another before twice as many are over as live.
 */
export const openSessions = ({ clock, random, addresses }: SessionsParts): Sessions => {
  const counter = memoryCounter();
  const open = () =>
    createEngine(
      latchkey,
      { clock, random, digest: plainDigest(), store: memoryStore(), counter },
      { environment: null, addresses },
    );
  let engine = open();
  let issued = 0;
  let room = least;

  const takeOver = (records: readonly KeyRecord[]): void => {
    const living = records.filter((record) => isAlive(record, clock.now()));
    const next = open();
    for (const record of living) void next.adopt({ actor: { kind: 'system' }, record });
    engine = next;
    issued = 0;
    room = Math.max(least, living.length);
  };

  return {
    engine: () => engine,
    makeRoom() {
      issued++;
      if (issued <= room) return undefined;
      return after(engine.records({ actor: { kind: 'system' } }), (found) => {
        if (found.ok) takeOver(found.records);
      });
    },
  };
};

const least = 500;

const isAlive = ({ revokedAt, expiresAt }: KeyRecord, nowMs: number): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt.getTime() > nowMs);
