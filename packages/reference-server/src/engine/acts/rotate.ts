import { type ApiKey, maskKey, Secret } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { ActContext } from '../actor.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { claimLost, once, type Settle } from '../idempotency/idempotency.ts';
import { shown } from '../keys/api-key.ts';
import { find } from '../keys/find.ts';
import { deadKey } from '../keys/not-alive.ts';
import { type ActResult, noSuchKey } from '../problem.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { Acting, Succession } from '../stores/key-store.ts';
import { checkOffered } from './authority.ts';
import { actingChanged, checkCeiling, checkHandover } from './ceiling.ts';
import { declaredRotation } from './declared-rotation.ts';
import { newText, repeatedRandom, retries } from './issue.ts';
import type { Idempotent, Issued, MaybeReplayed } from './issued.ts';
import { changedMeanwhile, checkOverlap, checkTurn, hasSuccessor, tooManyPredecessors } from './rotate-refusals.ts';
import { successorOf } from './successor.ts';

export interface RotateRequest extends ActContext, Idempotent {
  readonly id: string;
  /** How long the old key may still be used, in milliseconds; 0 is not at all. The declared overlap, unless told. */
  readonly overlapMs?: number | undefined;
  /** The version that the caller saw last: nothing is done to any other. Any, unless told. */
  readonly ifVersion?: number | undefined;
}

/** A new key, and the old one that it takes the place of. */
export interface Rotated<Secret = Issued['secret']> extends Omit<Issued, 'secret'> {
  readonly secret: Secret;
  readonly predecessor: ApiKey;
}

/**
 * Puts a new key with the same settings in a key's place. The old one lives on through the overlap, never beyond its own end;
 * both are counted against the same limits. A key has one successor, whoever asks at once: the second is told its id.
 */
export const rotate = (
  context: EngineContext,
  request: RotateRequest,
): MaybePromise<ActResult<Rotated<Secret | null>>> => {
  const { lifecycle } = context.provider;
  const problem = checkOffered(lifecycle, 'rotate') ?? checkOverlap(declaredRotation(lifecycle), request);
  if (problem) return problem;
  const { actor, id, overlapMs, idempotencyKey, idempotencyBody } = request;
  return after(find(context, actor, id), (facts) => {
    if ('problem' in facts) return facts;
    const asked = { idempotencyKey, idempotencyBody, body: { overlapMs } };
    const purpose = { ...asked, act: 'rotate', actor, owner: facts.owner, target: id } as const;
    const done = once(context, purpose, (settle) => rotateOnce(context, request, facts, settle));
    return after(done, (result) => (result.ok ? withPredecessor(context, id, result) : result));
  });
};

const rotateOnce = (
  context: EngineContext,
  request: RotateRequest,
  seen: KeyFacts,
  settle: Settle,
): MaybePromise<ActResult<Issued>> => {
  const { provider, ports } = context;
  const { overlapMs, maxPredecessors = usualPredecessors } = declaredRotation(provider.lifecycle);

  const attempt = (facts: KeyFacts, acting: Acting | undefined, left: number): MaybePromise<ActResult<Issued>> => {
    const atMs = context.now();
    const problem = checkTurn(facts, request, atMs);
    if (problem) return problem;
    const text = newText(context, facts.environment);
    const mask = maskKey(provider.keyFormat, text);
    const graceUntilMs = Math.min(atMs + (request.overlapMs ?? overlapMs.default), facts.expiresAtMs ?? Infinity);
    const succession: Succession = {
      from: facts.id,
      ifVersion: facts.version,
      successor: successorOf(context, facts, { text, mask, atMs }),
      atMs,
      graceUntilMs,
      maxPredecessors,
    };
    const data = { successor: succession.successor.id, graceUntil: graceUntilMs };
    const entry = actEntry(context, 'rotate', request, facts, atMs, data);
    return after(ports.store.rotate(succession, entry, { claim: settle(text), acting }), (rotated) => {
      switch (rotated) {
        case null:
          return provider.lifecycle.afterRevocation === 'gone' ? noSuchKey() : deadKey('revoked');
        case 'changed':
          return left > 0 ? again(left - 1) : changedMeanwhile();
        case 'acting_changed':
          return left > 0 ? again(left - 1) : actingChanged();
        case 'claim_lost':
          return claimLost();
        case 'too_many':
          return tooManyPredecessors(maxPredecessors);
        case 'id_taken':
        case 'digest_taken':
          if (left > 0) return attempt(facts, acting, left - 1);
          throw repeatedRandom();
      }
      if ('supersededBy' in rotated) return hasSuccessor(rotated.supersededBy);
      const secret = new Secret(text, mask);
      return after(shown(context, rotated.successor), (key) => ({ ok: true, key, secret }));
    });
  };

  /** Another name, or another secret of the old key, is no hindrance: what it is now is what is rotated. */
  const again = (left: number): MaybePromise<ActResult<Issued>> =>
    after(find(context, request.actor, request.id), (present) =>
      'problem' in present ? present : allowed(present, left),
    );

  /** Who rotates gets a secret with all that the old key may, as it is by then: to another's they need that themselves. */
  const allowed = (facts: KeyFacts, left: number): MaybePromise<ActResult<Issued>> => {
    const { actor } = request;
    // A key that was rotated already is told so, also where it acts itself and is in its grace.
    const problem = checkTurn(facts, request, context.now());
    if (problem) return problem;
    const ceiling = actor.kind === 'key' ? checkCeiling(context, actor, facts) : checkHandover(context, actor, facts);
    return after(ceiling, (permit) => ('problem' in permit ? permit : attempt(facts, permit.acting, left)));
  };

  return allowed(seen, retries);
};

const withPredecessor = (
  context: EngineContext,
  id: string,
  issued: MaybeReplayed,
): MaybePromise<ActResult<Rotated<Secret | null>>> =>
  after(context.ports.store.findById(id), (facts) =>
    facts === null
      ? noSuchKey()
      : after(shown(context, facts), (predecessor) => ({ ...issued, ok: true, predecessor })),
  );

/** How many keys of a lineage may be in their grace at once, where a system does not say. */
const usualPredecessors = 10;
