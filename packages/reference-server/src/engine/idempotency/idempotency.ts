import { Secret } from '@latchkey/providers';
import { sha256Hex } from '#digest';
import { after, isPromise, type MaybePromise } from '../../maybe-promise.ts';
import { type Actor, actorName } from '../actor.ts';
import { checkAlive } from '../acts/ceiling.ts';
import type { Idempotent, Issued, MaybeReplayed } from '../acts/issued.ts';
import { secretBody } from '../acts/secret-body.ts';
import type { EngineContext } from '../context.ts';
import { shown } from '../keys/api-key.ts';
import { find } from '../keys/find.ts';
import { isOver } from '../keys/living.ts';
import { type ActResult, type Refused, refused } from '../problem.ts';
import type { ClaimDone, ClaimRow } from '../stores/claim-row.ts';
import { canonicalJson } from './canonical-json.ts';
import { checkIdempotencyKey } from './idempotency-key.ts';

/** What an Idempotency-Key is for: another's, or for another act or key, is another one. */
export interface Purpose extends Idempotent {
  readonly act: 'issue' | 'regenerate' | 'rotate';
  readonly actor: Actor;
  readonly owner: string;
  /** The id of the key that is acted upon; empty where there is none yet. */
  readonly target: string;
  readonly body: unknown;
}

/** Writes a claim's end into the step of its act, with the secret that came of it. */
export type Settle = (secret: string) => ClaimDone | undefined;

/**
 * Does an act once for an Idempotency-Key: the first attempt claims it and whoever comes meanwhile is told so; what was done
 * is served again, what was asked otherwise is refused, and what failed leaves nothing behind (security 69, 70).
 */
export const once = (
  context: EngineContext,
  purpose: Purpose,
  act: (settle: Settle) => MaybePromise<ActResult<Issued>>,
): MaybePromise<ActResult<MaybeReplayed>> => {
  const { idempotencyKey } = purpose;
  if (idempotencyKey === undefined) return act(unclaimed);
  const problem = checkIdempotencyKey(idempotencyKey);
  if (problem) return problem;
  const { store, seal } = context.ports;
  const nowMs = context.now();
  const { act: name, actor, owner, target } = purpose;
  const id = sha256Hex(
    JSON.stringify(['latchkey idempotency 1', owner, actor.kind, actorName(actor), name, target, idempotencyKey]),
  );
  const fingerprint = sha256Hex(canonicalJson(purpose.idempotencyBody ?? purpose.body));
  const token = secretBody(context.ports.random, { length: 32, alphabet: '0123456789abcdef' });

  const settle: Settle = (secret) => ({
    id,
    token,
    box: seal?.seal(idempotencyKey, secret, id) ?? null,
    boxUntilMs: context.now() + replayMs,
    expiresAtMs: context.now() + rememberedMs,
  });
  const letGo = (): MaybePromise<void> => store.unclaim(id, token);
  const attempt = (): MaybePromise<ActResult<Issued>> => {
    try {
      const done = act(settle);
      if (!isPromise(done)) return done.ok ? done : after(letGo(), () => done);
      return done.then(
        (result) => (result.ok ? result : after(letGo(), () => result)),
        (thrown) => after(letGo(), () => rethrow(thrown)),
      );
    } catch (thrown) {
      return after(letGo(), () => rethrow(thrown));
    }
  };

  return after(store.claim({ id, fingerprint, token, expiresAtMs: nowMs + attemptMs }, nowMs), (row) => {
    if (row === null) return attempt();
    if (row.fingerprint !== fingerprint) return mismatch();
    const { keyId } = row;
    if (keyId === null) return underWay();
    return after(checkAlive(context, actor), (permit) =>
      'problem' in permit ? permit : replayed(context, row, keyId, actor, idempotencyKey),
    );
  });
};

/** The refusal of an attempt whose claim another took over: it was away for longer than an attempt may be. */
export const claimLost = (): Refused => underWay();

const unclaimed: Settle = () => undefined;

/** How long a secret may be had again. */
const replayMs = 600_000;
/** How long it is known what an Idempotency-Key was used for. */
const rememberedMs = 86_400_000;
/** After this an attempt that never ended is held to be lost. */
const attemptMs = 60_000;

const replayed = (
  context: EngineContext,
  row: ClaimRow,
  keyId: string,
  actor: Actor,
  idempotencyKey: string,
): MaybePromise<ActResult<MaybeReplayed>> =>
  // What was another's to see when it was made may be so no more, and what is gone stays gone (ruling 13).
  after(find(context, actor, keyId), (facts) => {
    if ('problem' in facts) return refused('not_found', 'The key that came of this Idempotency-Key is gone.');
    const { digest, seal } = context.ports;
    const text = row.box === null ? null : (seal?.open(idempotencyKey, row.box, row.id) ?? null);
    // A secret that the key no longer has, or that opens nothing any more, is of no use to anybody.
    const isPresent = text !== null && [digest.digest(text), ...digest.earlier(text)].includes(facts.digest);
    const secret = isPresent && !isOver(facts, context.now()) ? new Secret(text, facts.mask) : null;
    return after(shown(context, facts), (key) => ({ ok: true, key, secret, isReplayed: true as const }));
  });

const rethrow = (thrown: unknown): never => {
  throw thrown;
};

const mismatch = (): Refused =>
  refused(
    'idempotency_mismatch',
    'This Idempotency-Key was used with another request. Choose another for each thing that you ask for.',
    'idempotencyKey',
  );

const underWay = (): Refused =>
  refused('conflict', 'A request with this Idempotency-Key is under way. Ask again in a moment.', 'idempotencyKey');
