import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { Actor } from '../actor.ts';
import { mayManage } from '../acts/authority.ts';
import type { EngineContext } from '../context.ts';
import { noSuchKey, type Refused } from '../problem.ts';
import type { KeyFacts } from '../stores/key-facts.ts';

/** A key that exists for an actor. Another owner's key, and one that is gone (ruling 13), are no keys. */
export const find = ({ ports, provider }: EngineContext, actor: Actor, id: string): MaybePromise<KeyFacts | Refused> =>
  after(ports.store.findById(id), (facts) => {
    if (facts === null || !mayManage(provider, actor, facts)) return noSuchKey();
    const isGone = facts.revokedAtMs !== null && provider.lifecycle.afterRevocation === 'gone';
    return isGone ? noSuchKey() : facts;
  });
