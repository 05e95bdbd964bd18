import type { Answer, Who } from './act.ts';
import type { Place } from './place.ts';
import { endOf, isAlive, type Model, type ModelKey } from './state.ts';

/** The key that acts, where one does. */
const actingKey = ({ keys }: Model, by: Who): ModelKey | undefined => keys.find(({ id }) => `key:${id}` === by);

/** Whether a key exists for who acts: it is their owner's, and lies where they look after keys. A key that is nobody's would be ada's. */
export const manages = (model: Model, by: Who, { owner, place }: Pick<ModelKey, 'owner' | 'place'>): boolean => {
  if (by === 'system') return true;
  if (by === 'ada' || by === 'bob') return owner === by && (!model.system.isBound || place === homes[by]);
  const acting = actingKey(model, by);
  return owner === (acting?.owner ?? 'ada') && isWithin(acting?.place ?? null, place);
};

/** Where each of them looks after keys, where keys lie somewhere. */
export const homes = { ada: 'north', bob: 'south' } as const;

/** Whether who acts may have keys made for a place: those that reach everywhere are the installation's alone to make. */
export const mayPlace = (model: Model, by: Who, place: Place): boolean =>
  !model.system.isBound || by === 'system' || place !== null;

export const isWithin = (outer: Place, inner: Place): boolean => outer === null || outer === inner;

/** The key of an id, as far as it exists for who acts. */
export const find = (model: Model, id: string, by: Who): ModelKey | undefined => {
  const key = model.keys.find((each) => each.id === id);
  const isGone = key?.isRevoked && model.system.afterRevocation === 'gone';
  return key === undefined || isGone || !manages(model, by, key) ? undefined : key;
};

/** Whether who acts may act at all: a key does while it lives. */
export const mayAct = (model: Model, by: Who): boolean => {
  if (!by.startsWith('key:')) return true;
  const acting = actingKey(model, by);
  return acting !== undefined && isAlive(acting, model.nowMs);
};

/** Whether who acts may give somebody so much for so long: a key gives no more than it has, and for no longer than it lives. */
export const mayGive = (
  model: Model,
  by: Who,
  { scopes, expiresAtMs, place }: Pick<ModelKey, 'scopes' | 'expiresAtMs' | 'place'>,
): boolean => {
  if (!by.startsWith('key:')) return true;
  const acting = actingKey(model, by);
  if (acting === undefined || !isAlive(acting, model.nowMs)) return false;
  return isWithin(acting.place, place) && covers(acting.scopes, scopes) && (expiresAtMs ?? Infinity) <= endOf(acting);
};

/** Whether scopes hold all of others. */
export const covers = (scopes: readonly string[], others: readonly string[]): boolean =>
  others.every((other) =>
    scopes.some(
      (scope) => scope === '*' || scope === other || (scope.endsWith(':*') && other.startsWith(scope.slice(0, -1))),
    ),
  );

export const beyond: Answer = { refused: 'beyond_authority' };
export const notOffered: Answer = { refused: 'not_offered' };
export const notFound: Answer = { refused: 'not_found' };
export const conflict: Answer = { refused: 'conflict' };
