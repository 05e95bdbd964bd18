import type { ApiKey } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import { isOverCap, overCap, roomFor } from '../accounts/plan-cap.ts';
import type { ActContext } from '../actor.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { shown } from '../keys/api-key.ts';
import { find } from '../keys/find.ts';
import { type ActResult, noSuchKey, refused } from '../problem.ts';
import { checkOffered } from './authority.ts';
import { whileAlive } from './ceiling.ts';

export interface DisableRequest extends ActContext {
  readonly id: string;
}

/** Stops a key until it is enabled again. A second time it answers the same and is not audited again. */
export const disable = (
  context: EngineContext,
  request: DisableRequest,
): MaybePromise<ActResult<{ readonly key: ApiKey }>> => turn(context, request, 'disable');

/** Lets a disabled key work again, if its account has room for one more: a disabled key takes none (security 57). */
export const enable = (
  context: EngineContext,
  request: DisableRequest,
): MaybePromise<ActResult<{ readonly key: ApiKey }>> => turn(context, request, 'enable');

const turn = (
  context: EngineContext,
  request: DisableRequest,
  act: 'disable' | 'enable',
): MaybePromise<ActResult<{ readonly key: ApiKey }>> => {
  const notOffered = checkOffered(context.provider.lifecycle, 'disable');
  if (notOffered) return notOffered;
  return after(find(context, request.actor, request.id), (facts) => {
    if ('problem' in facts) return facts;
    const nowMs = context.now();
    if (facts.revokedAtMs !== null) return over('is revoked');
    if (facts.expiresAtMs !== null && nowMs >= facts.expiresAtMs) return over('has expired');
    const entry = actEntry(context, act, request, facts, nowMs);
    const [disabledAtMs, room] = act === 'disable' ? [nowMs, undefined] : [null, roomFor(context, nowMs)];
    return whileAlive(context, request.actor, ({ acting }) =>
      after(context.ports.store.disable(facts.id, disabledAtMs, entry, { acting, room }), (turned) => {
        if (turned === 'acting_changed') return turned;
        if (turned === null)
          return context.provider.lifecycle.afterRevocation === 'gone' ? noSuchKey() : over('is revoked');
        if (isOverCap(turned)) return overCap(turned);
        return after(shown(context, turned), (key) => ({ ok: true as const, key }));
      }),
    );
  });
};

const over = (why: string) => refused('conflict', `The key ${why}, and that is for good. Issue a new key.`);
