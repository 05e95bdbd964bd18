import type { LimitPolicy } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import {
  createEngine,
  type Decision,
  type MaybePromise,
  memoryCounter,
  memoryStore,
  plainDigest,
  type VerifyRequest,
} from '@latchkey/reference-server';

/** How often each key is used in an hour, on the clock that verifying moves: no key ever reaches its limit. */
const usesInAnHour = 20;
const startMs = Date.UTC(2026, 0, 1);

/** Keys for HyperStudy's events in memory, and engines that verify them, each under limits of its own. */
export const keysInMemory = (keys: number) => {
  let nowMs = startMs;
  const stepMs = 3_600_000 / usesInAnHour / keys;
  const shared = {
    // Each request moves the clock.
    clock: { now: () => nowMs },
    random: pooledRandom(),
    digest: plainDigest(),
    store: memoryStore(),
  };
  const engineWith = (limits: readonly LimitPolicy[]) =>
    createEngine(hyperstudy, { ...shared, counter: memoryCounter() }, { environment: 'live', limits });
  const issuer = engineWith([]);
  const secrets: string[] = [];
  for (let at = 0; at < keys; at++) secrets.push(issueOne(issuer, at));
  return {
    secrets,
    issuer,
    verifierUnder: (limits: readonly LimitPolicy[]) => {
      const engine = engineWith(limits);
      const { request, present } = requestOf();
      return (secret: string): Decision => {
        nowMs += stepMs;
        present(secret);
        return now(engine.verify(request));
      };
    },
  };
};

const keysOfAnOwner = 10;

/** Issues a key and gives its text. */
export const issueOne = (engine: ReturnType<typeof createEngine>, at: number): string => {
  const result = now(
    engine.issue({
      actor: { kind: 'system' },
      owner: `user_${Math.floor(at / keysOfAnOwner)}`,
      name: 'analysis',
      scopes: ['read:events'],
      expiresAt: null,
    }),
  );
  if (!result.ok) throw new Error(result.problem.message);
  // One piece of memory, as a request's header is; the issued text is a rope of its characters.
  return Buffer.from(result.secret.reveal()).toString('latin1');
};

const operation = hyperstudy.operations.listRoomEvents;

/** One request that is asked with each secret in turn, so that making requests is not what is measured. */
const requestOf = (): { readonly request: VerifyRequest; readonly present: (secret: string) => void } => {
  const presented = [''];
  const request = {
    presented,
    operation,
    environment: 'live',
    organization: null,
    address: '127.0.0.1',
    requestId: 'r',
  };
  return {
    request,
    present: (secret) => {
      presented[0] = secret;
    },
  };
};

const now = <T>(value: MaybePromise<T>): T => {
  if (value instanceof Promise) throw new Error('An engine in memory answers at once.');
  return value;
};

/** The runtime's random bytes, drawn many at a time as `node:crypto` does it itself. */
const pooledRandom = () => {
  let pool = new Uint8Array(0);
  let used = 0;
  return (size: number): Uint8Array => {
    if (used + size > pool.length) {
      pool = crypto.getRandomValues(new Uint8Array(65_536));
      used = 0;
    }
    used += size;
    return pool.slice(used - size, used);
  };
};
