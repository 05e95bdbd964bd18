import type { ApiKey } from '@latchkey/providers';
import { after, type MaybePromise, together } from '../../maybe-promise.ts';
import type { ActContext } from '../actor.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { shown } from '../keys/api-key.ts';
import { find } from '../keys/find.ts';
import { type ActResult, noSuchKey } from '../problem.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import { checkOffered } from './authority.ts';
import { whileAlive } from './ceiling.ts';

export interface RevokeRequest extends ActContext {
  readonly id: string;
}

/** Revokes a key and every other that it came of or that came of it by rotation, in one step. */
export const revokeLineage = (
  context: EngineContext,
  request: RevokeRequest,
): MaybePromise<ActResult<{ readonly keys: readonly ApiKey[] }>> => {
  const notOffered = checkOffered(context.provider.lifecycle, 'revoke');
  if (notOffered) return notOffered;
  return after(find(context, request.actor, request.id), (found) => {
    if ('problem' in found) return found;
    const nowMs = context.now();
    const auditOf = (facts: KeyFacts) => actEntry(context, 'revoke', request, facts, nowMs, { lineage: facts.lineage });
    return whileAlive(context, request.actor, (permit) =>
      after(context.ports.store.revokeLineage(found.lineage, nowMs, auditOf, permit), (revoked) =>
        revoked === 'acting_changed'
          ? revoked
          : after(
              together(revoked, (facts) => shown(context, facts)),
              (keys) => ({ ok: true as const, keys }),
            ),
      ),
    );
  });
};

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
    return whileAlive(context, request.actor, (permit) =>
      after(context.ports.store.revoke(facts.id, nowMs, entry, permit), (revoked) => {
        if (revoked === null) return noSuchKey();
        // Whatever secret it has: none was asked for.
        if (typeof revoked === 'string') return 'acting_changed';
        return after(shown(context, revoked), (key) => ({ ok: true as const, key }));
      }),
    );
  });
};
