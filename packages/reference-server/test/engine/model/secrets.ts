import type { Answer, Of, Stepped } from './act.ts';
import { end } from './acts.ts';
import { manages } from './authority.ts';
import { holderOf, isAlive, type Model, type ModelKey, seen } from './state.ts';

/** Acts upon whoever has a secret. */

/** What died elsewhere is dead here, and what comes later comes in dead. */
export const bury = (model: Model, { secret }: Of<'bury'>): Answer => {
  const key = holderOf(model, secret);
  if (key === undefined) model.buried.push(secret);
  else if (key.secret === secret) end(model, 'system', key);
  return { done: true };
};

/** Looked for, revoked as long as the secret is the key's, and told: to who revoked it also where it is gone from then on. */
export const revokeLeaked = (model: Model, { by, secret }: Of<'revokeLeaked'>, looked: string | null): Stepped => {
  const key = holderOf(model, secret);
  const isPresent = key?.secret === secret;
  if (looked === null) return { looked: key && isPresent && exists(model, by, key) ? 'revoke' : 'tell' };
  if (looked === 'revoke') {
    if (key && isPresent) end(model, by, key);
    return { looked: isPresent ? 'tell anyway' : 'tell' };
  }
  const told = key && (looked === 'tell anyway' || exists(model, by, key)) ? key : null;
  return {
    leak: told && seen(told, model.nowMs),
    isLive: told !== null && isPresent && isAlive(told, model.nowMs),
  };
};

/** The installation sees a key that is gone for its owner. */
const exists = (model: Model, by: Of<'revokeLeaked'>['by'], key: ModelKey): boolean =>
  manages(model, by, key) && (by === 'system' || !key.isRevoked || model.system.afterRevocation !== 'gone');
