import type { Answer, Of, Stepped, Who } from './act.ts';
import { successorOf } from './act.ts';
import { beyond, conflict, find, manages, mayGive, mayPlace, notFound, notOffered } from './authority.ts';
import { acted, overCap, shown } from './done.ts';
import { type Model, type ModelKey, seen, statusOf } from './state.ts';

/** Acts that make a key or a secret. */

export const issue = (
  model: Model,
  { kind, id, owner, by, name, scopes, lifeMs, secret, ...act }: Of<'issue'>,
): Answer => {
  const { system, nowMs } = model;
  const expiresAtMs = lifeMs === null ? null : nowMs + lifeMs;
  const place = system.isBound ? act.place : null;
  const grant = { owner, scopes, expiresAtMs, place };
  if (!mayPlace(model, by, place) || !manages(model, by, grant) || !mayGive(model, by, grant)) return beyond;
  if (isTaken(model, id, secret) || model.buried.includes(secret)) return conflict;
  const activeAtMs = nowMs + system.delayMs;
  const key = { ...unused, id, name, secret, lineage: id, activeAtMs, ...grant };
  return overCap(model, key) ?? made(model, by, kind, key);
};

/** What a table has is taken in, as dead as it is known to be, and no cap is asked. */
export const adopt = (model: Model, { id, owner, name, scopes, lifeMs, secret, ...act }: Of<'adopt'>): Answer => {
  const { system, nowMs } = model;
  if (system.isPeppered) return { refused: 'invalid' };
  if (isTaken(model, id, secret)) return conflict;
  const expiresAtMs = lifeMs === null ? null : nowMs + lifeMs;
  const isRevoked = model.buried.includes(secret);
  const place = system.isBound ? act.place : null;
  const facts = { id, owner, name, scopes, secret, place, expiresAtMs, isRevoked };
  return made(model, 'system', 'import', { ...unused, ...facts, lineage: id, activeAtMs: nowMs });
};

export const lookAtSecret = (model: Model, { id, by, ifVersion }: Of<'regenerate'>): Stepped => {
  if (!model.system.acts.includes('regenerate')) return notOffered;
  const key = find(model, id, by);
  if (key === undefined) return notFound;
  if (statusOf(key, model.nowMs) !== 'active' || isStale(key, ifVersion)) return conflict;
  return { looked: [key.secret, ...key.scopes].join(' ') };
};

/** Whoever's secret is another's by now is told so: somebody else has regenerated the key since. */
export const regenerate = (model: Model, act: Of<'regenerate'>, looked: string): Answer => {
  const [before = '', ...scopes] = looked.split(' ');
  const { id, by, secret } = act;
  const key = model.keys.find((each) => each.id === id);
  if (key === undefined || !mayGive(model, by, { ...key, scopes })) return beyond;
  const again = lookAtSecret(model, act);
  if (!('looked' in again)) return again;
  if (key.secret !== before) return conflict;
  if (!mayGive(model, by, key)) return beyond;
  Object.assign(key, { secret, spent: [...key.spent, before] });
  acted(model, by, 'regenerate', key);
  return shown(model, key);
};

export const lookToRotate = (model: Model, { id, by, ifVersion }: Of<'rotate'>): Stepped => {
  if (!model.system.acts.includes('rotate')) return notOffered;
  const key = find(model, id, by);
  if (key === undefined) return notFound;
  if (key.isRevoked) return conflict;
  if (key.successor !== null) return { refused: 'conflict', successor: key.successor };
  if (statusOf(key, model.nowMs) !== 'active' || isStale(key, ifVersion)) return conflict;
  return { looked: key.scopes.join(' ') };
};

export const rotate = (model: Model, act: Of<'rotate'>, looked: string): Answer => {
  const { system, keys, nowMs } = model;
  const { id, by, overlapMs, secret } = act;
  const key = keys.find((each) => each.id === id);
  if (key === undefined || !mayGive(model, by, { ...key, scopes: looked.split(' ') })) return beyond;
  const again = lookToRotate(model, act);
  if (!('looked' in again)) return again;
  if (!mayGive(model, by, key)) return beyond;
  const graceUntilMs = Math.min(nowMs + (overlapMs ?? system.overlapMs), key.expiresAtMs ?? Infinity);
  const inGrace = keys.filter((each) => each.lineage === key.lineage && !each.isRevoked && isIn(each, nowMs));
  if (graceUntilMs > nowMs && inGrace.length >= system.maxPredecessors) return conflict;
  const successor = { ...key, ...unused, id: successorOf(id), secret, activeAtMs: nowMs + system.delayMs };
  Object.assign(key, { successor: successor.id, graceUntilMs });
  acted(model, by, 'rotate', key);
  keys.push(successor);
  return { ...shown(model, successor), predecessor: seen(key, nowMs) };
};

/** Whether a key is in its grace. */
const isIn = ({ graceUntilMs }: ModelKey, nowMs: number): boolean => (graceUntilMs ?? 0) > nowMs;

const isTaken = ({ keys }: Model, id: string, secret: string): boolean =>
  keys.some((key) => key.id === id || key.secret === secret || key.spent.includes(secret));

const made = (model: Model, by: Who, action: string, key: ModelKey): Answer => {
  model.keys.push(key);
  model.log.push(`${by} ${action} ${key.id}`);
  return shown(model, key);
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

export const isStale = (key: ModelKey, ifVersion: number | undefined): boolean =>
  ifVersion !== undefined && ifVersion !== key.version;
