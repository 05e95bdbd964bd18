import type { Answer, Of, Stepped } from './act.ts';
import { beyond, conflict, covers, find, manages, mayAct, mayGive, notFound, notOffered } from './authority.ts';
import { acted, overCap, shown } from './done.ts';
import { isStale } from './making.ts';
import { type Model, type ModelKey, seen } from './state.ts';

/** Acts upon keys that there are. */

export const lookToUpdate = (model: Model, { id, by, name, scopes, ifVersion }: Of<'update'>): Stepped => {
  if (!model.system.acts.includes('update')) return notOffered;
  const key = find(model, id, by);
  if (key === undefined) return notFound;
  if (key.isRevoked || isStale(key, ifVersion)) return conflict;
  const isSame = (name ?? key.name) === key.name && `${scopes ?? key.scopes}` === `${key.scopes}`;
  return isSame ? shown(model, key) : { looked: key.scopes.join(' ') };
};

export const update = (model: Model, act: Of<'update'>, looked: string): Answer => {
  const { id, by, name, scopes } = act;
  const key = model.keys.find((each) => each.id === id);
  const mayChange = (from: readonly string[]): boolean =>
    scopes === undefined || `${scopes}` === `${from}` || covers(from, scopes)
      ? mayAct(model, by)
      : key !== undefined && mayGive(model, by, { ...key, scopes });
  if (key === undefined || !mayChange(looked.split(' '))) return beyond;
  const again = lookToUpdate(model, act);
  if (!('looked' in again)) return again;
  if (!mayChange(key.scopes)) return beyond;
  Object.assign(key, { name: name ?? key.name, scopes: scopes ?? key.scopes });
  acted(model, by, 'update', key);
  return shown(model, key);
};

export const lookToTurn = (model: Model, { id, by }: Of<'disable'>): Stepped => {
  if (!model.system.acts.includes('disable')) return notOffered;
  const key = find(model, id, by);
  if (key === undefined) return notFound;
  return key.isRevoked || (key.expiresAtMs !== null && model.nowMs >= key.expiresAtMs) ? conflict : { looked: id };
};

export const disable = (model: Model, act: Of<'disable'>, isDisabled: boolean): Answer => {
  if (!mayAct(model, act.by)) return beyond;
  const again = lookToTurn(model, act);
  if (!('looked' in again)) return again;
  const key = model.keys.find(({ id }) => id === act.id);
  if (key === undefined) return notFound;
  if (key.isDisabled !== isDisabled) {
    const full = isDisabled ? null : overCap(model, { ...key, isDisabled });
    if (full) return full;
    key.isDisabled = isDisabled;
    acted(model, act.by, isDisabled ? 'disable' : 'enable', key);
  }
  return shown(model, key);
};

/** Whoever finds a key is told that it is revoked, though another revokes it meanwhile. */
export const lookForKey = (model: Model, { id, by }: Of<'revoke'>): Stepped =>
  find(model, id, by) === undefined ? notFound : { looked: id };

export const revoke = (model: Model, { kind, id, by }: Of<'revoke'>): Answer => {
  if (!mayAct(model, by)) return beyond;
  const key = model.keys.find((each) => each.id === id);
  if (key === undefined) return notFound;
  const all = kind === 'revoke' ? [key] : model.keys.filter(({ lineage }) => lineage === key.lineage);
  for (const each of all) end(model, by, each);
  return kind === 'revoke' ? shown(model, key) : { keys: all.map((each) => seen(each, model.nowMs)) };
};

/** Revokes a key, once. */
export const end = (model: Model, by: Of<'revoke'>['by'], key: ModelKey): void => {
  if (key.isRevoked) return;
  key.isRevoked = true;
  acted(model, by, 'revoke', key);
};

export const get = (model: Model, { id, by }: Of<'get'>): Answer => {
  const key = find(model, id, by);
  return key === undefined ? notFound : shown(model, key);
};

export const list = (model: Model, { by, status }: Of<'list'>): Answer => {
  const { system, keys, nowMs } = model;
  const withRevoked =
    system.afterRevocation === 'shown' || (system.afterRevocation === 'hidden' && status === 'revoked');
  const found = keys.filter((key) => manages(model, by, key) && (withRevoked || !key.isRevoked));
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
