import { type ApiKey, formatKey, isSecret } from '@latchkey/providers';
import type { Decision } from '../../../src/engine/decision.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { ActResult } from '../../../src/engine/problem.ts';
import { after, type MaybePromise } from '../../../src/maybe-promise.ts';
import { asking, operation, system } from '../fixture.ts';
import { type Act, type Answer, successorOf, type Who } from './act.ts';
import type { Seen } from './state.ts';

/** Which id and which secret stands for which name. */
export interface Names {
  readonly ids: Map<string, string>;
  readonly secrets: Map<string, string>;
}

/** An act as it can be asked now: what it makes is named, and `#3` is the fourth key or secret that is known. */
export const askable = (act: Act, { ids, secrets }: Names, makes: string): Act => {
  if (act.kind === 'verify') return { ...act, secret: known(secrets, act.secret) };
  const named = 'secret' in act && act.secret === '' ? { ...act, secret: makes } : act;
  return 'id' in named ? { ...named, id: known(ids, named.id) } : named;
};

const known = (names: ReadonlyMap<string, string>, name: string): string =>
  name.startsWith('#') ? ([...names.keys()][Number(name.slice(1)) % names.size] ?? 'nobody') : name;

/**
 * Asks an engine for an act, and notes what is named by it. What it answers is told in names, which may be known only when
 * everybody is answered.
 */
export const ask = (engine: Engine, act: Act, names: Names, nowMs: number): MaybePromise<() => Answer> =>
  after(answered(engine, act, names, nowMs), (result) => {
    if ('secret' in result && 'secret' in act && isSecret(result.secret)) {
      names.secrets.set(act.secret, result.secret.reveal());
    }
    if (makes.has(act.kind) && 'id' in act && 'ok' in result && 'key' in result) {
      names.ids.set(act.kind === 'rotate' ? successorOf(act.id) : act.id, result.key.id);
      if (act.kind === 'import') names.secrets.set(act.secret, importedText(act.secret));
    }
    return () => told(result, new Map([...names.ids].map(([name, id]) => [id, name])));
  });

const makes: ReadonlySet<string> = new Set(['issue', 'import', 'rotate']);

const answered = (engine: Engine, act: Act, { ids, secrets }: Names, nowMs: number): MaybePromise<Result> => {
  const actor = actorOf('by' in act ? act.by : 'system');
  const id = 'id' in act ? (ids.get(act.id) ?? act.id) : '';
  switch (act.kind) {
    case 'issue':
    case 'import': {
      const { owner, name, scopes, lifeMs } = act;
      const request = { actor, id, owner, name, scopes, expiresAt: lifeMs === null ? null : nowMs + lifeMs };
      if (act.kind === 'issue') return engine.issue(request);
      return engine.importKey({ ...request, secret: importedText(act.secret) });
    }
    case 'update': {
      const { name, scopes, ifVersion } = act;
      return engine.update({ actor, id, ifVersion, ...(name && { name }), ...(scopes && { scopes }) });
    }
    case 'regenerate':
      return engine.regenerate({ actor, id, ifVersion: act.ifVersion });
    case 'rotate':
      return engine.rotate({ actor, id, ifVersion: act.ifVersion, overlapMs: act.overlapMs });
    case 'disable':
      return engine.disable({ actor, id });
    case 'enable':
      return engine.enable({ actor, id });
    case 'revoke':
      return engine.revoke({ actor, id });
    case 'revokeLineage':
      return engine.revokeLineage({ actor, id });
    case 'get':
      return engine.get({ actor, id });
    case 'list':
      return engine.list({ actor, status: act.status, limit: 100 });
    case 'setPlan':
      return after(
        engine.setPlan({ actor: { kind: 'system' }, owner: act.owner, plan: 'only', keys: act.keys }),
        (result) => (result.ok ? { ok: true } : result),
      );
    case 'verify': {
      const text = secrets.get(act.secret) ?? importedText('unknown');
      const request = asking(text, { cost: act.cost, operation: operation({ scopes: [[act.needs]] }) });
      return after(engine.verify(request), (decision) =>
        after(engine.record(decision, { status: decision.allowed ? 200 : 400 }), () => decision),
      );
    }
    case 'advance':
      return { ok: true };
  }
};

type Result =
  | Decision
  | ActResult<{ readonly key: ApiKey; readonly secret?: unknown; readonly predecessor?: ApiKey }>
  | ActResult<{ readonly keys: readonly ApiKey[] }>
  | { readonly ok: true };

const told = (result: Result, names: ReadonlyMap<string, string>): Answer => {
  const named = (id: string): string => names.get(id) ?? id;
  const seen = (key: ApiKey): Seen => ({
    id: named(key.id),
    owner: key.owner,
    name: key.name,
    scopes: key.scopes,
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
  if (!('key' in result)) return { done: true };
  const { key, predecessor } = result;
  return { key: seen(key), ...(predecessor && { predecessor: seen(predecessor) }) };
};

/** The text of a secret that is imported: it can be known before. */
const importedText = (name: string): string =>
  formatKey(system.keyFormat, { environment: 'live', body: name.padEnd(32, 'x') });

const actorOf = (who: Who) =>
  who === 'system' ? ({ kind: 'system' } as const) : ({ kind: 'person', id: who, owner: who, scopes: 'all' } as const);
