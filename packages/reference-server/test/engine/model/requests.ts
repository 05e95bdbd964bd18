import type { Answer, Of, Stepped } from './act.ts';
import { covers, isWithin } from './authority.ts';
import { holderOf, type Model, statusOf } from './state.ts';
import { limit } from './systems.ts';

export const lookAtRequest = (model: Model, { secret, needs, place }: Of<'verify'>): Stepped => {
  const { nowMs, system } = model;
  const key = holderOf(model, secret);
  if (key === undefined) return verdict('invalid_key', null);
  const status = key.secret === secret ? statusOf(key, nowMs) : 'superseded';
  const isDead =
    status === 'superseded' ? key.secret !== secret || (key.graceUntilMs ?? 0) <= nowMs : status !== 'active';
  if (isDead) {
    model.refusals[key.id] = (model.refusals[key.id] ?? 0) + 1;
    return verdict(`${status}_key`, key.id);
  }
  if (nowMs < key.activeAtMs) return verdict('invalid_key', key.id);
  key.requests++;
  key.lastUsedAtMs = nowMs;
  const isElsewhere = system.isBound && place !== null && !isWithin(key.place, place);
  const refusal = isElsewhere ? 'wrong_organization' : covers(key.scopes, [needs]) ? '' : 'insufficient_scope';
  return { looked: `${key.id} ${refusal}` };
};

/** Units are counted after the key was looked at: an act upon the key may come in between. */
export const take = (model: Model, { cost }: Of<'verify'>, looked: string): Answer => {
  const [id = '', refusal = ''] = looked.split(' ');
  const { lineage = id } = model.keys.find((key) => key.id === id) ?? {};
  const { quota, window } = limit;
  const counted = model.taken.filter((each) => each.lineage === lineage && each.atMs + window.ms > model.nowMs);
  const left = quota - counted.reduce((sum, each) => sum + each.cost, 0);
  if (refusal !== '') return { ...verdict(refusal, id), left };
  if (cost <= left) {
    if (cost > 0) model.taken.push({ lineage, atMs: model.nowMs, cost });
    return { ...verdict('allowed', id), left: left - cost };
  }
  const room = (at: number): number => left + counted.slice(0, at + 1).reduce((sum, each) => sum + each.cost, 0);
  const last = counted.find((_, at) => room(at) >= cost);
  return { ...verdict('rate_limited', id), left, retryAfterMs: (last?.atMs ?? 0) + window.ms - model.nowMs };
};

const verdict = (kind: string, key: string | null) => ({ verdict: kind, key, left: null, retryAfterMs: 0 });
