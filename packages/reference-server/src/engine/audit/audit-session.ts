import type { MaybePromise } from '../../maybe-promise.ts';
import { type ActContext, actorName, type Keeper } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import { countAudited } from './count-audited.ts';

/** Somebody came to manage keys, could not, or left. */
export interface SessionEvent extends Omit<ActContext<Keeper>, 'actor'> {
  readonly action: 'sign_in' | 'sign_in_failed' | 'sign_out';
  /** Null where nobody is known: whom it concerns is not known either, and the installation alone reads of it. */
  readonly actor: (Keeper & { readonly kind: 'person' }) | null;
}

/** Writes it into the audit of the person's account; what happens over and over is one record with a count (security 12). */
export const auditSession = (
  context: EngineContext,
  { action, actor, address = null, requestId = null }: SessionEvent,
): MaybePromise<void> => {
  const name = actor && actorName(actor);
  const entry = {
    atMs: context.now(),
    action,
    actor: name,
    keyId: null,
    owner: actor?.owner ?? null,
    address,
    requestId,
  };
  return countAudited(context, { ...entry, data: {} }, [name]);
};
