import type { ApiKey } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { ActContext } from './actor.ts';
import { shown } from './api-key.ts';
import { actEntry } from './audit.ts';
import { checkOffered } from './authority.ts';
import type { EngineContext } from './context.ts';
import { find } from './find.ts';
import { type ActResult, noSuchKey } from './problem.ts';

export interface RevokeRequest extends ActContext {
  readonly id: string;
}

/** Revokes a key, at once and for good. A second time it answers the same and is not audited again. */
export const revoke = (
  context: EngineContext,
  request: RevokeRequest,
): MaybePromise<ActResult<{ readonly key: ApiKey }>> => {
  const notOffered = checkOffered(context.provider.lifecycle, 'revoke');
  if (notOffered) return notOffered;
  return after(find(context, request.actor, request.id), (facts) => {
    if ('problem' in facts) return facts;
    const nowMs = context.now();
    const entry = actEntry(context, 'revoke', request, facts, nowMs);
    return after(context.ports.store.revoke(facts.id, nowMs, entry), (revoked) =>
      revoked === null ? noSuchKey() : after(shown(context, revoked), (key) => ({ ok: true, key })),
    );
  });
};
