import { type ApiKey, isSecret, parseKey, type Secret } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import { isOverCap, overCap, roomFor } from '../accounts/plan-cap.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { shown } from '../keys/api-key.ts';
import { type ActResult, refused } from '../problem.ts';
import type { Acting } from '../stores/key-store.ts';
import { checkOffered } from './authority.ts';
import { actingChanged, checkCeiling } from './ceiling.ts';
import { draftOf, type KeyRequest } from './draft.ts';
import { factsOf, idTaken, issuedData, newId, retries } from './issue.ts';
import type { Idempotent } from './issued.ts';

export interface ImportRequest extends Omit<KeyRequest, keyof Idempotent> {
  /** The whole text of a key that exists already, such as a document's sample (ruling 7). */
  readonly secret: string | Secret;
}

/** Adopts a secret that was not issued here. Its environment is the one in its text. */
export const importKey = (
  context: EngineContext,
  request: ImportRequest,
): MaybePromise<ActResult<{ readonly key: ApiKey }>> => {
  const { keyFormat, lifecycle } = context.provider;
  const notOffered = checkOffered(lifecycle, 'issue');
  if (notOffered) return notOffered;
  const text = isSecret(request.secret) ? request.secret.reveal() : request.secret;
  if (typeof text !== 'string') return refused('invalid', 'Give the whole text of the key.', 'secret');
  const parsed = parseKey(keyFormat, text);
  if (!parsed.ok) {
    return refused('invalid', `The secret is no key of this system (${parsed.problem}). Give the whole key.`, 'secret');
  }
  const { environment } = parsed.key;
  if (request.environment != null && request.environment !== environment) {
    return refused('invalid', `The secret belongs to the environment ${environment ?? '(none)'}.`, 'environment');
  }
  const nowMs = context.now();
  const draft = draftOf(context, { ...request, environment }, nowMs);
  if ('problem' in draft) return draft;

  const attempt = (acting: Acting | undefined, left: number): MaybePromise<ActResult<{ readonly key: ApiKey }>> => {
    const facts = factsOf(context, draft, { id: request.id ?? newId(context), text, nowMs });
    const entry = actEntry(context, 'import', request, facts, nowMs, issuedData(draft));
    // A secret that died under an earlier pepper is dead under this one (security 58, 80).
    const under = { room: roomFor(context, nowMs), acting, earlier: context.ports.digest.earlier(text) };
    return after(context.ports.store.insert(facts, entry, under), (inserted) => {
      if (inserted === 'acting_changed') return left > 0 ? allowed(left - 1) : actingChanged();
      if (isOverCap(inserted)) return overCap(inserted);
      if (inserted === 'inserted') return after(shown(context, facts), (key) => ({ ok: true, key }));
      return inserted === 'digest_taken' ? secretTaken() : idTaken();
    });
  };

  const allowed = (left: number): MaybePromise<ActResult<{ readonly key: ApiKey }>> =>
    after(checkCeiling(context, request.actor, draft), (permit) =>
      'problem' in permit ? permit : attempt(permit.acting, left),
    );

  return allowed(retries);
};

/** The refusal of a secret that a key has or had, a dead one too. */
export const secretTaken = () =>
  refused(
    'conflict',
    'This secret is known already, perhaps as a revoked key. A secret is never used twice.',
    'secret',
  );
