import type { Answer, Who } from './act.ts';
import { countActive, isAlive, type Model, type ModelKey, seen } from './state.ts';

/** Writes down an act that was done upon a key. */
export const acted = (model: Model, by: Who, action: string, key: ModelKey): void => {
  key.version++;
  model.log.push(`${by} ${action} ${key.id}`);
};

export const shown = (model: Model, key: ModelKey) => ({ key: seen(key, model.nowMs) });

/** The refusal of a key that its owner has no room for; null where they have. It takes none beside others of its lineage. */
export const overCap = (model: Model, key: ModelKey): Answer | null => {
  const { system, caps, keys, nowMs } = model;
  const cap = system.cap === undefined ? null : (caps[key.owner] ?? (key.owner in caps ? null : system.cap));
  const used = countActive(model, key.owner);
  const countsAlready = keys.some((each) => each.lineage === key.lineage && isAlive(each, nowMs));
  if (cap === null || used < cap || countsAlready || !isAlive(key, nowMs)) return null;
  return { refused: 'plan_cap', cap: { limit: cap, used } };
};
