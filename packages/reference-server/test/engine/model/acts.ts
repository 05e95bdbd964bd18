import { type Answer, type Of, type Stepped, successorOf, type Who } from './act.ts';
import { countActive, type Model, type ModelKey, seen, statusOf } from './state.ts';

export const issue = (model: Model, { kind, id, owner, by, name, scopes, lifeMs, secret }: Of<'issue'>): Answer => {
  const { system, keys, nowMs } = model;
  if (by !== 'system' && by !== owner) return { refused: 'beyond_authority' };
  const isTaken = keys.some((key) => key.id === id || key.secret === secret || key.spent.includes(secret));
  if (isTaken) return { refused: 'conflict' };
  const full = overCap(model, owner);
  if (full) return full;
  const expiresAtMs = lifeMs === null ? null : nowMs + lifeMs;
  const activeAtMs = nowMs + system.delayMs;
  return made(model, by, kind, { ...unused, id, owner, name, scopes, secret, lineage: id, activeAtMs, expiresAtMs });
};

export const update = (model: Model, { id, by, name, scopes, ifVersion }: Of<'update'>): Answer => {
  if (!model.system.acts.includes('update')) return notOffered;
  const key = find(model, id, by);
  if (key === undefined) return notFound;
  if (key.isRevoked || isStale(key, ifVersion)) return conflict;
  const isSame = (name ?? key.name) === key.name && `${scopes ?? key.scopes}` === `${key.scopes}`;
  if (!isSame) {
    Object.assign(key, { name: name ?? key.name, scopes: scopes ?? key.scopes });
    acted(model, by, 'update', key);
  }
  return shown(model, key);
};

export const lookAtSecret = (model: Model, { id, by, ifVersion }: Of<'regenerate'>): Stepped => {
  if (!model.system.acts.includes('regenerate')) return notOffered;
  const key = find(model, id, by);
  if (key === undefined) return notFound;
  if (statusOf(key, model.nowMs) !== 'active' || isStale(key, ifVersion)) return conflict;
  return { looked: key.secret };
};

/** Whoever's secret is another's by now is told so: somebody else has regenerated the key since. */
export const regenerate = (model: Model, act: Of<'regenerate'>, looked: string): Answer => {
  const again = lookAtSecret(model, act);
  if (!('looked' in again)) return again;
  const key = find(model, act.id, act.by);
  if (key === undefined || key.secret !== looked) return conflict;
  Object.assign(key, { secret: act.secret, spent: [...key.spent, looked] });
  acted(model, act.by, 'regenerate', key);
  return shown(model, key);
};

export const rotate = (model: Model, { id, by, ifVersion, overlapMs, secret }: Of<'rotate'>): Answer => {
  const { system, keys, nowMs } = model;
  if (!system.acts.includes('rotate')) return notOffered;
  const key = find(model, id, by);
  if (key === undefined) return notFound;
  if (key.isRevoked) return conflict;
  if (key.successor !== null) return { refused: 'conflict', successor: key.successor };
  if (statusOf(key, nowMs) !== 'active' || isStale(key, ifVersion)) return conflict;
  const graceUntilMs = Math.min(nowMs + (overlapMs ?? system.overlapMs), key.expiresAtMs ?? Infinity);
  const inGrace = keys.filter(
    ({ lineage, isRevoked, graceUntilMs: until }) => lineage === key.lineage && !isRevoked && (until ?? 0) > nowMs,
  );
  if (graceUntilMs > nowMs && inGrace.length >= system.maxPredecessors) return conflict;
  const successor = { ...key, ...unused, id: successorOf(id), secret, activeAtMs: nowMs + system.delayMs };
  Object.assign(key, { successor: successor.id, graceUntilMs });
  acted(model, by, 'rotate', key);
  keys.push(successor);
  return { ...shown(model, successor), predecessor: seen(key, nowMs) };
};

export const disable = (model: Model, { id, by }: Of<'disable'>, isDisabled: boolean): Answer => {
  if (!model.system.acts.includes('disable')) return notOffered;
  const key = find(model, id, by);
  if (key === undefined) return notFound;
  if (key.isRevoked || (key.expiresAtMs !== null && model.nowMs >= key.expiresAtMs)) return conflict;
  if (key.isDisabled !== isDisabled) {
    const full = isDisabled || key.successor !== null ? null : overCap(model, key.owner);
    if (full) return full;
    key.isDisabled = isDisabled;
    acted(model, by, isDisabled ? 'disable' : 'enable', key);
  }
  return shown(model, key);
};

/** Whoever finds a key is told that it is revoked, though another revokes it meanwhile. */
export const lookForKey = (model: Model, { id, by }: Of<'revoke'>): Stepped =>
  find(model, id, by) === undefined ? notFound : { looked: id };

export const revoke = (model: Model, { kind, id, by }: Of<'revoke'>): Answer => {
  const key = model.keys.find((each) => each.id === id);
  if (key === undefined) return notFound;
  const all = kind === 'revoke' ? [key] : model.keys.filter(({ lineage }) => lineage === key.lineage);
  for (const each of all.filter(({ isRevoked }) => !isRevoked)) {
    each.isRevoked = true;
    acted(model, by, 'revoke', each);
  }
  return kind === 'revoke' ? shown(model, key) : { keys: all.map((each) => seen(each, model.nowMs)) };
};

export const get = (model: Model, { id, by }: Of<'get'>): Answer => {
  const key = find(model, id, by);
  return key === undefined ? notFound : shown(model, key);
};

export const list = ({ system, keys, nowMs }: Model, { by, status }: Of<'list'>): Answer => {
  const withRevoked =
    system.afterRevocation === 'shown' || (system.afterRevocation === 'hidden' && status === 'revoked');
  const found = keys.filter((key) => (by === 'system' || key.owner === by) && (withRevoked || !key.isRevoked));
  return {
    keys: found
      .map((key) => seen(key, nowMs))
      .filter((key) => (status ?? key.status) === key.status)
      .reverse(),
  };
};

export const setPlan = (model: Model, { owner, keys }: Of<'setPlan'>): Answer => {
  if (model.system.cap === undefined) return notOffered;
  model.caps[owner] = keys === undefined ? model.system.cap : keys;
  model.log.push('system set_plan null');
  return { done: true };
};

const find = ({ system, keys }: Model, id: string, by: Who): ModelKey | undefined =>
  keys.find(
    (key) =>
      key.id === id && (by === 'system' || by === key.owner) && !(key.isRevoked && system.afterRevocation === 'gone'),
  );

const overCap = (model: Model, owner: string): Answer | null => {
  const cap =
    model.system.cap === undefined ? null : (model.caps[owner] ?? (owner in model.caps ? null : model.system.cap));
  const used = countActive(model, owner);
  return cap === null || used < cap ? null : { refused: 'plan_cap', cap: { limit: cap, used } };
};

const made = (model: Model, by: Who, action: string, key: ModelKey): Answer => {
  model.keys.push(key);
  model.log.push(`${by} ${action} ${key.id}`);
  return shown(model, key);
};

const acted = (model: Model, by: Who, action: string, key: ModelKey): void => {
  key.version++;
  model.log.push(`${by} ${action} ${key.id}`);
};

const unused = {
  spent: [],
  version: 1,
  successor: null,
  graceUntilMs: null,
  isRevoked: false,
  isDisabled: false,
  requests: 0,
  lastUsedAtMs: null,
};

const isStale = (key: ModelKey, ifVersion: number | undefined): boolean =>
  ifVersion !== undefined && ifVersion !== key.version;

const shown = (model: Model, key: ModelKey) => ({ key: seen(key, model.nowMs) });
const notOffered: Answer = { refused: 'not_offered' };
const notFound: Answer = { refused: 'not_found' };
const conflict: Answer = { refused: 'conflict' };
