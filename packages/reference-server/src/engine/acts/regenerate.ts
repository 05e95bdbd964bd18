import { maskKey, Secret } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { ActContext } from '../actor.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { claimLost, once, type Settle } from '../idempotency/idempotency.ts';
import { shown } from '../keys/api-key.ts';
import { find } from '../keys/find.ts';
import { deadKey } from '../keys/not-alive.ts';
import { type ActResult, noSuchKey, type Refused, refused } from '../problem.ts';
import { statusOf } from '../status.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { Acting } from '../stores/key-store.ts';
import { checkOffered } from './authority.ts';
import { actingChanged, checkAlive, checkCeiling, checkHandover, type Permit } from './ceiling.ts';
import { newText, repeatedRandom, retries } from './issue.ts';
import type { Idempotent, Issued, MaybeReplayed } from './issued.ts';

export interface RegenerateRequest extends ActContext, Idempotent {
  readonly id: string;
  /** The version that the caller saw last: nothing is done to any other. Any, unless told. */
  readonly ifVersion?: number | undefined;
}

/**
 * Gives a key another secret and leaves everything else as it is. The old secret is dead in the same step, and of two who
 * regenerate a key at once one is told so (security 55).
 */
export const regenerate = (
  context: EngineContext,
  request: RegenerateRequest,
): MaybePromise<ActResult<MaybeReplayed>> => {
  const notOffered = checkOffered(context.provider.lifecycle, 'regenerate');
  if (notOffered) return notOffered;
  const { actor, id, idempotencyKey, idempotencyBody } = request;
  return after(find(context, actor, id), (facts) => {
    if ('problem' in facts) return facts;
    const { owner } = facts;
    const asked = { idempotencyKey, idempotencyBody, body: {} };
    return once(context, { ...asked, act: 'regenerate', actor, owner, target: id }, (settle) =>
      regenerateOnce(context, request, facts, settle),
    );
  });
};

const regenerateOnce = (
  context: EngineContext,
  request: RegenerateRequest,
  seen: KeyFacts,
  settle: Settle,
): MaybePromise<ActResult<Issued>> => {
  const { provider, ports } = context;

  const attempt = (facts: KeyFacts, acting: Acting | undefined, left: number): MaybePromise<ActResult<Issued>> => {
    const text = newText(context, facts.environment);
    const mask = maskKey(provider.keyFormat, text);
    const atMs = context.now();
    const [digest, digestVersion] = [ports.digest.digest(text), ports.digest.version];
    const to = { digest, digestVersion, mask, regeneratedAtMs: atMs };
    const entry = actEntry(context, 'regenerate', request, facts, atMs);
    const under = { claim: settle(text), acting, ifDigest: seen.digest };
    return after(ports.store.regenerate(facts.id, facts.version, to, entry, under), (changed) => {
      if (changed === null) return provider.lifecycle.afterRevocation === 'gone' ? noSuchKey() : deadKey('revoked');
      if (changed === 'claim_lost') return claimLost();
      if (changed === 'renewed') return meanwhile();
      if (changed === 'acting_changed') return left > 0 ? again(left - 1) : actingChanged();
      if (changed === 'changed') return left > 0 ? again(left - 1) : meanwhile();
      if (changed !== 'digest_taken') {
        return after(shown(context, changed), (key) => ({ ok: true, key, secret: new Secret(text, mask) }));
      }
      if (left > 0) return attempt(facts, acting, left - 1);
      throw repeatedRandom();
    });
  };

  /** Another name is no other secret: only who lost to another regeneration is told so. */
  const again = (left: number): MaybePromise<ActResult<Issued>> =>
    after(find(context, request.actor, request.id), (present) =>
      'problem' in present ? present : allowed(present, left),
    );

  /** Asked of the key as it is to be of: what it may meanwhile do more is not the actor's to have. */
  const allowed = (facts: KeyFacts, left: number): MaybePromise<ActResult<Issued>> => {
    const status = statusOf(facts, context.now());
    if (status !== 'active') return deadKey(status);
    if (request.ifVersion !== undefined && request.ifVersion !== facts.version) return meanwhile();
    return after(mayHave(context, request, facts), (permit) =>
      'problem' in permit ? permit : attempt(facts, permit.acting, left),
    );
  };

  return allowed(seen, retries);
};

/** To whoever may do as much themselves a new secret grants nothing new (ruling 8); to others it is the key's authority. */
const mayHave = (
  context: EngineContext,
  { actor }: RegenerateRequest,
  facts: KeyFacts,
): MaybePromise<Refused | Permit> => {
  if (actor.kind !== 'key') return checkHandover(context, actor, facts);
  // Where keys have no scopes of their own, each has its account's rights (ruling 9), while it lives.
  if (context.provider.access.kind === 'none') return checkAlive(context, actor);
  return checkCeiling(context, actor, facts);
};

const meanwhile = (): Refused =>
  refused('conflict', 'The key was regenerated meanwhile. Use the secret that came of it.');
