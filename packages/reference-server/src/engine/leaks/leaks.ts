import { type ApiKey, type FoundKey, findKeys } from '@latchkey/providers';
import { after, inTurn, type MaybePromise } from '../../maybe-promise.ts';
import type { ActContext, Keeper } from '../actor.ts';
import { checkOffered, mayManage } from '../acts/authority.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { shown } from '../keys/api-key.ts';
import { findBySecret, type Holder } from '../keys/find-by-secret.ts';
import { isAlive } from '../keys/living.ts';
import { type ActResult, type Refused, refused } from '../problem.ts';

export interface LeakRequest<By extends Keeper = Keeper> extends ActContext<By> {
  /** Anything: a log, a file, a page. At most ten million characters. It is kept nowhere. */
  readonly text: string;
  /** Where the text was found, such as a URL: for the audit. */
  readonly source?: string | undefined;
}

/** What looks like a key of this system in a text. */
export interface Leak extends Omit<FoundKey, 'secret' | 'provider'> {
  /** Whose it is. Null where it is no key of this server, or another owner's: the two are told in the same way. */
  readonly key: ApiKey | null;
  /** Whether the secret in the text opens something. */
  readonly isLive: boolean;
}

/** Finds keys in a text and tells which are alive (ruling 5: what decides is a look-up by digest). Nothing is written. */
export const leaks = (
  context: EngineContext,
  request: LeakRequest,
): MaybePromise<ActResult<{ readonly leaks: readonly Leak[] }>> => {
  const found = candidates(context, request.text);
  return 'problem' in found ? found : told(context, request, found, new Set());
};

/**
 * Revokes every key whose present secret is in a text, and answers with the keys that were found, as they are now: those that
 * it revoked are told as revoked, though they are gone for their owner from then on (ruling 13). A second time it writes
 * nothing. A secret that its key has no more revokes nothing: the key has another.
 */
export const revokeLeaked = (
  context: EngineContext,
  request: LeakRequest,
): MaybePromise<ActResult<{ readonly leaks: readonly Leak[] }>> => {
  const notOffered = checkOffered(context.provider.lifecycle, 'revoke');
  if (notOffered) return notOffered;
  const found = candidates(context, request.text);
  if ('problem' in found) return found;
  const data = { reason: 'leaked', source: request.source ?? null };
  const revoked = new Set<string>();
  const revokeOne = ({ secret }: FoundKey): MaybePromise<void> =>
    after(findBySecret(context, secret.reveal()), (holder) => {
      if (!holder?.isPresent || !exists(context, request.actor, holder)) return undefined;
      const { id, digest } = holder.facts;
      const nowMs = context.now();
      const entry = actEntry(context, 'revoke', request, holder.facts, nowMs, data);
      // Only as long as what leaked is its secret: one that came of a regeneration meanwhile is nobody's to kill.
      return after(context.ports.store.revoke(id, nowMs, entry, { ifDigest: digest }), (done) => {
        if (done !== 'renewed') revoked.add(id);
      });
    });
  return after(inTurn(found, revokeOne), () => told(context, request, found, revoked));
};

/** What was found in a text, with the keys that exist for the actor and those that did until they were revoked here. */
const told = (
  context: EngineContext,
  { actor }: LeakRequest,
  found: readonly FoundKey[],
  revoked: ReadonlySet<string>,
): MaybePromise<ActResult<{ readonly leaks: readonly Leak[] }>> => {
  const isTold = (holder: Holder): boolean => revoked.has(holder.facts.id) || exists(context, actor, holder);
  const all: Leak[] = [];
  const addLeak = (each: FoundKey): MaybePromise<void> =>
    after(leakOf(context, each, isTold), (leak) => {
      all.push(leak);
    });
  return after(inTurn(found, addLeak), () => ({ ok: true, leaks: all }));
};

/** Whatever this system would take for a key: documents print shorter ones than are issued, and those can be imported. */
const candidates = ({ provider }: EngineContext, text: string): readonly FoundKey[] | Refused => {
  if (typeof text !== 'string' || text.length > longestText) {
    return refused('invalid', 'Give a text of at most ten million characters, or look through it in parts.', 'text');
  }
  return findKeys(text, [{ id: '', keyFormat: provider.keyFormat }], { shape: 'accepted' });
};

const longestText = 10_000_000;

const leakOf = (context: EngineContext, found: FoundKey, isTold: (holder: Holder) => boolean): MaybePromise<Leak> => {
  const { environment, at, length, mask, secret } = found;
  return after(findBySecret(context, secret.reveal()), (holder) =>
    after(holder !== null && isTold(holder) ? shown(context, holder.facts) : null, (key) => ({
      environment,
      at,
      length,
      mask,
      key,
      isLive: holder !== null && key !== null && isLive(holder, context.now()),
    })),
  );
};

/** The installation sees a key that is gone for its owner (ruling 13). */
const exists = ({ provider }: EngineContext, actor: Keeper, { facts }: Holder): boolean =>
  mayManage(provider, actor, facts) &&
  (actor.kind === 'system' || facts.revokedAtMs === null || provider.lifecycle.afterRevocation !== 'gone');

/** A key that is not known yet (ruling 23) will be: whoever has its secret only has to wait. */
const isLive = ({ facts, isPresent }: Holder, nowMs: number): boolean => isPresent && isAlive(facts, nowMs);
