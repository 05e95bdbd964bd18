import type { Act, Answer, Stepped } from './act.ts';
import { disable, get, list, lookForKey, lookToTurn, lookToUpdate, revoke, setPlan, update } from './acts.ts';
import { adopt, issue, lookAtSecret, lookToRotate, regenerate, rotate } from './making.ts';
import { once } from './once.ts';
import { lookAtRequest, take } from './requests.ts';
import { bury, revokeLeaked } from './secrets.ts';
import type { Model } from './state.ts';

/** Does an act, or a later step of one. The model is changed; what is told is the answer. */
export const step = (model: Model, act: Act, looked: string | null): Stepped => {
  switch (act.kind) {
    case 'issue':
      return act.once === undefined
        ? issue(model, act)
        : once(model, act, looked, { look: () => ({ looked: '' }), make: () => issue(model, act) });
    case 'import':
      return issue(model, act);
    case 'adopt':
      return adopt(model, act);
    case 'regenerate':
      return once(model, act, looked, {
        look: () => lookAtSecret(model, act),
        make: (seen) => regenerate(model, act, seen),
      });
    case 'rotate':
      return once(model, act, looked, {
        look: () => lookToRotate(model, act),
        make: (seen) => rotate(model, act, seen),
      });
    case 'update':
      return looked === null ? lookToUpdate(model, act) : update(model, act, looked);
    case 'disable':
    case 'enable':
      return looked === null ? lookToTurn(model, act) : disable(model, act, act.kind === 'disable');
    case 'revoke':
    case 'revokeLineage':
      return looked === null ? lookForKey(model, act) : revoke(model, act);
    case 'revokeLeaked':
      return revokeLeaked(model, act, looked);
    case 'bury':
      return bury(model, act);
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
  let stepped = step(model, act, null);
  while ('looked' in stepped) stepped = step(model, act, stepped.looked);
  return stepped;
};
