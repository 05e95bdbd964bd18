import { type ApiKey, maskKey, type Rotation, Secret } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { ActContext } from './actor.ts';
import { shown } from './api-key.ts';
import { actEntry } from './audit.ts';
import { checkOffered } from './authority.ts';
import { actingChanged, asNobodysKey, checkCeiling } from './ceiling.ts';
import type { EngineContext } from './context.ts';
import { declaredRotation } from './declared-rotation.ts';
import { find } from './find.ts';
import { claimLost, once, type Settle } from './idempotency.ts';
import { newId, newText, repeatedRandom, retries } from './issue.ts';
import type { Idempotent, Issued, MaybeReplayed } from './issued.ts';
import { deadKey } from './not-alive.ts';
import { type ActResult, noSuchKey, type Refused, refused } from './problem.ts';
import { statusOf } from './status.ts';
import type { KeyFacts } from './stores/key-facts.ts';
import type { Acting, Succession } from './stores/key-store.ts';

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
          return left > 0 ? again(left - 1) : meanwhile();
        case 'acting_changed':
          return left > 0 ? again(left - 1) : actingChanged();
        case 'claim_lost':
          return claimLost();
        case 'too_many':
          return tooMany(maxPredecessors);
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

  /** A key that rotates gets a secret with all that the old key may, as it is by then: to another key's it needs that itself. */
  const allowed = (facts: KeyFacts, left: number): MaybePromise<ActResult<Issued>> => {
    const { actor } = request;
    const ceiling = actor.kind === 'key' ? checkCeiling(context, actor, facts) : asNobodysKey;
    return after(ceiling, (permit) => ('problem' in permit ? permit : attempt(facts, permit.acting, left)));
  };

  return allowed(seen, retries);
};

/** The same key again under another id and secret: new ones in all that a new key has, old ones in all else. */
const successorOf = (
  context: EngineContext,
  facts: KeyFacts,
  { text, mask, atMs }: { readonly text: string; readonly mask: string; readonly atMs: number },
): KeyFacts => {
  const { propagationDelayMs } = context.settings;
  return {
    ...facts,
    id: newId(context),
    mask,
    digest: context.ports.digest.digest(text),
    digestVersion: context.ports.digest.version,
    version: 1,
    createdAtMs: atMs,
    activeAtMs: propagationDelayMs === 0 ? null : atMs + propagationDelayMs,
  };
};

const checkTurn = (facts: KeyFacts, { ifVersion }: RotateRequest, nowMs: number): Refused | null => {
  const status = statusOf(facts, nowMs);
  // A revoked key tells nothing more, in the store's own step likewise.
  if (status === 'revoked') return deadKey(status);
  if (facts.supersededBy !== null) return hasSuccessor(facts.supersededBy);
  if (status !== 'active') return deadKey(status);
  return ifVersion === undefined || ifVersion === facts.version ? null : meanwhile();
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

const checkOverlap = ({ overlapMs }: Rotation, { overlapMs: asked = 0 }: RotateRequest): Refused | null =>
  Number.isSafeInteger(asked) && asked >= 0 && asked <= overlapMs.max
    ? null
    : refused('invalid', `An overlap lasts 0 to ${overlapMs.max} milliseconds, in whole ones.`, 'overlapMs');

const hasSuccessor = (successor: string): Refused => {
  const { problem } = refused(
    'conflict',
    `The key was rotated already: ${successor} took its place. Use or rotate that one.`,
  );
  return { ok: false, problem: { ...problem, successor } };
};

const tooMany = (most: number): Refused =>
  refused(
    'conflict',
    `${most} earlier keys of this one may still be used. Revoke one of them first, or wait for its end.`,
  );

const meanwhile = (): Refused =>
  refused('conflict', 'The key was changed meanwhile. Look at it again, and decide anew.');
