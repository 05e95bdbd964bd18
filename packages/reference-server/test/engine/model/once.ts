import { type Answer, type Of, type Stepped, successorOf } from './act.ts';
import { beyond, conflict, find, mayAct, notFound } from './authority.ts';
import { shown } from './done.ts';
import { isAlive, type Model, seen } from './state.ts';

type Making = Of<'issue' | 'regenerate' | 'rotate'>;

/** How far an act under an Idempotency-Key has come. */
type Stage =
  | { readonly at: 'begun' }
  | { readonly at: 'looked' | 'claimed'; readonly seen: Stepped }
  | { readonly at: 'refused'; readonly answer: Answer }
  | { readonly at: 'done' | 'asked' };

/**
 * An act that is done once for an Idempotency-Key: it is looked, claimed and done, and what was refused lets go of it. Who comes
 * meanwhile is told so, and who comes later what was done. Something may come between any two of these.
 */
export const once = (
  model: Model,
  act: Making,
  looked: string | null,
  { look, make }: { readonly look: () => Stepped; readonly make: (looked: string) => Answer },
): Stepped => {
  if (act.once === undefined) return looked === null ? look() : make(looked);
  const { claims } = model;
  const id = claimOf(model, act);
  const stage: Stage = looked === null ? { at: 'begun' } : (JSON.parse(looked) as Stage);
  switch (stage.at) {
    case 'begun': {
      const first = look();
      const isNone = 'refused' in first && (first.refused === 'not_found' || first.refused === 'not_offered');
      return isNone ? first : goOn({ at: 'looked', seen: first });
    }
    case 'looked': {
      const claim = claims[id];
      const body = bodyOf(model, act);
      if (claim !== undefined && claim.body !== body) return { refused: 'idempotency_mismatch' };
      if (claim !== undefined) return claim.made === null ? conflict : goOn({ at: 'done' });
      claims[id] = { body, made: null };
      return goOn({ ...stage, at: 'claimed' });
    }
    case 'claimed': {
      const answer = 'looked' in stage.seen ? make(stage.seen.looked) : stage.seen;
      if ('refused' in answer) return goOn({ at: 'refused', answer });
      const made = act.kind === 'rotate' ? successorOf(act.id) : act.id;
      claims[id] = { body: bodyOf(model, act), made: { id: made, secret: act.secret } };
      return answer;
    }
    case 'refused':
      delete claims[id];
      return stage.answer;
    case 'done':
      return mayAct(model, act.by) ? goOn({ at: 'asked' }) : beyond;
    case 'asked':
      return replayed(model, act, id);
  }
};

/** The key that was made, with its secret as long as that is of use. */
const replayed = (model: Model, act: Making, id: string): Answer => {
  const { keys, nowMs } = model;
  const made = model.claims[id]?.made;
  const key = made ? find(model, made.id, act.by) : undefined;
  if (!made || key === undefined) return notFound;
  const isOver = !isAlive({ ...key, isDisabled: false }, nowMs);
  const predecessor = act.kind === 'rotate' ? keys.find((each) => each.id === act.id) : undefined;
  return {
    ...shown(model, key),
    replayed: key.secret === made.secret && !isOver ? made.secret : null,
    ...(predecessor && { predecessor: seen(predecessor, nowMs) }),
  };
};

const goOn = (stage: Stage): Stepped => ({ looked: JSON.stringify(stage) });

/** Whose an Idempotency-Key is, and what for. */
const claimOf = ({ keys }: Model, { kind, id, by, once: text, ...act }: Making): string => {
  const owner = 'owner' in act ? act.owner : keys.find((key) => key.id === id)?.owner;
  return [kind, owner, by, kind === 'issue' ? '' : id, text].join(' ');
};

const bodyOf = ({ nowMs, system }: Model, act: Making): string => {
  switch (act.kind) {
    case 'regenerate':
      return '';
    case 'rotate':
      return `${act.overlapMs}`;
  }
  const { id, owner, name, scopes, place, lifeMs } = act;
  return JSON.stringify([id, owner, name, scopes, system.isBound && place, lifeMs && nowMs + lifeMs]);
};
