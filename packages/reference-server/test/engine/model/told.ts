import { type ApiKey, isSecret } from '@latchkey/providers';
import type { Leak } from '../../../src/engine/leaks/leaks.ts';
import type { ActResult } from '../../../src/engine/problem.ts';
import type { Decision } from '../../../src/engine/verify/decision.ts';
import type { Answer } from './act.ts';
import type { Names } from './names.ts';
import type { Place } from './place.ts';
import type { Seen } from './state.ts';

/** What an act that makes or changes a key gives. */
export interface Made {
  readonly key: ApiKey;
  readonly secret?: unknown;
  readonly isReplayed?: boolean;
  readonly predecessor?: ApiKey;
}

export type Result =
  | Decision
  | ActResult<Made>
  | ActResult<{ readonly keys: readonly ApiKey[] }>
  | ActResult<{ readonly leaks: readonly Leak[] }>
  | ActResult<unknown>;

/** What is done and has nothing to tell. */
export const done = (result: ActResult<unknown>): ActResult<unknown> => (result.ok ? { ok: true } : result);

/** What was answered, in names. */
export const told = (result: Result, { ids, secrets }: Names): Answer => {
  const named = (id: string): string => nameOf(ids, id) ?? id;
  const seen = (key: ApiKey): Seen => ({
    id: named(key.id),
    owner: key.owner,
    name: key.name,
    scopes: key.scopes,
    place: placeOf(key),
    status: key.status,
    version: key.version ?? 0,
    expiresAtMs: key.expiresAt?.getTime() ?? null,
    successor: key.rotation?.supersededBy ? named(key.rotation.supersededBy) : null,
    graceUntilMs: key.rotation?.graceUntil?.getTime() ?? null,
  });
  if ('allowed' in result) {
    const [state] = result.limits;
    return {
      verdict: result.allowed ? 'allowed' : result.refusal.kind,
      key: result.key && named(result.key.id),
      left: state?.remaining ?? null,
      retryAfterMs: !result.allowed && result.refusal.kind === 'rate_limited' ? (state?.retryAfterMs ?? 0) : 0,
    };
  }
  if (!result.ok) {
    const { kind, cap, successor } = result.problem;
    return { refused: kind, ...(cap && { cap }), ...(successor !== undefined && { successor: named(successor) }) };
  }
  if ('keys' in result) return { keys: result.keys.map(seen) };
  if ('leaks' in result) {
    const [leak] = result.leaks;
    return { leak: leak?.key ? seen(leak.key) : null, isLive: leak?.isLive ?? false };
  }
  if (!('key' in result)) return { done: true };
  const { key, secret, isReplayed, predecessor } = result;
  const replayed = isSecret(secret) ? (nameOf(secrets, secret.reveal()) ?? 'another') : null;
  return {
    key: seen(key),
    ...(isReplayed && { replayed }),
    ...(predecessor && { predecessor: seen(predecessor) }),
  };
};

const placeOf = ({ reach }: ApiKey): Place => {
  const organization = reach?.organization ?? null;
  return organization === 'north' || organization === 'south' ? organization : null;
};

const nameOf = (names: ReadonlyMap<string, string>, text: string): string | undefined =>
  [...names].find(([, each]) => each === text)?.[0];
