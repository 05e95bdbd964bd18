import type { Act, Answer, Stepped } from './act.ts';
import {
  disable,
  get,
  issue,
  list,
  lookAtSecret,
  lookForKey,
  regenerate,
  revoke,
  rotate,
  setPlan,
  update,
} from './acts.ts';
import { lookAtRequest, take } from './requests.ts';
import type { Model } from './state.ts';

/** Does an act, or the second step of one. The model is changed; what is told is the answer. */
export const step = (model: Model, act: Act, looked: string | null): Stepped => {
  switch (act.kind) {
    case 'issue':
    case 'import':
      return issue(model, act);
    case 'update':
      return update(model, act);
    case 'regenerate':
      return looked === null ? lookAtSecret(model, act) : regenerate(model, act, looked);
    case 'rotate':
      return rotate(model, act);
    case 'disable':
    case 'enable':
      return disable(model, act, act.kind === 'disable');
    case 'revoke':
    case 'revokeLineage':
      return looked === null ? lookForKey(model, act) : revoke(model, act);
    case 'get':
      return get(model, act);
    case 'list':
      return list(model, act);
    case 'setPlan':
      return setPlan(model, act);
    case 'verify':
      return looked === null ? lookAtRequest(model, act) : take(model, act, looked);
    case 'advance':
      model.clockMs += act.ms;
      model.nowMs = Math.max(model.nowMs, model.clockMs);
      return { done: true };
  }
};

/** Does all of an act with nothing in between. */
export const whole = (model: Model, act: Act): Answer => {
  const first = step(model, act, null);
  const last = 'looked' in first ? step(model, act, first.looked) : first;
  if ('looked' in last) throw new Error('No act has a third step.');
  return last;
};
