import { formatKey, maskKey, Secret } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import { isOverCap, overCap, roomFor } from '../accounts/plan-cap.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { claimLost, once, type Settle } from '../idempotency/idempotency.ts';
import { shown } from '../keys/api-key.ts';
import { noLimits } from '../keys/key-limits.ts';
import { reachData } from '../keys/key-reach.ts';
import { type ActResult, refused } from '../problem.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { Acting } from '../stores/key-store.ts';
import { checkOffered } from './authority.ts';
import { actingChanged, checkCeiling } from './ceiling.ts';
import { type Draft, draftOf, type KeyRequest } from './draft.ts';
import type { Issued, MaybeReplayed } from './issued.ts';
import { secretBody } from './secret-body.ts';

/** Issues a key. Only a digest of the secret is kept. */
export const issue = (context: EngineContext, request: KeyRequest): MaybePromise<ActResult<MaybeReplayed>> => {
  const notOffered = checkOffered(context.provider.lifecycle, 'issue');
  if (notOffered) return notOffered;
  const { actor, idempotencyKey, idempotencyBody } = request;
  const owner = request.owner ?? (actor.kind === 'system' ? '' : actor.owner);
  const asked = { idempotencyKey, idempotencyBody, body: bodyOf(request) };
  return once(context, { ...asked, act: 'issue', actor, owner, target: '' }, (settle) =>
    issueOnce(context, request, settle),
  );
};

/** What is asked for, and nothing of who asks. */
const bodyOf = ({ name, description, scopes, expiresAt, limits, reach, environment, owner, id }: KeyRequest) => ({
  name,
  description,
  scopes,
  expiresAt,
  limits,
  reach,
  environment,
  owner,
  id,
});

const issueOnce = (context: EngineContext, request: KeyRequest, settle: Settle): MaybePromise<ActResult<Issued>> => {
  const nowMs = context.now();
  const draft = draftOf(context, request, nowMs);
  if ('problem' in draft) return draft;

  const attempt = (acting: Acting | undefined, left: number): MaybePromise<ActResult<Issued>> => {
    const text = newText(context, draft.environment);
    const facts = factsOf(context, draft, { id: request.id ?? newId(context), text, nowMs });
    const entry = actEntry(context, 'issue', request, facts, nowMs, issuedData(draft));
    const under = { room: roomFor(context, nowMs), claim: settle(text), acting };
    return after(context.ports.store.insert(facts, entry, under), (inserted) => {
      if (inserted === 'inserted') {
        return after(shown(context, facts), (key) => ({ ok: true, key, secret: new Secret(text, facts.mask) }));
      }
      if (isOverCap(inserted)) return overCap(inserted);
      if (inserted === 'claim_lost') return claimLost();
      if (inserted === 'acting_changed') return left > 0 ? allowed(left - 1) : actingChanged();
      if (inserted === 'id_taken' && request.id !== undefined) return idTaken();
      // A collision is met with a new secret: the one that collided is never handed out (security 5).
      if (left > 0) return attempt(acting, left - 1);
      throw repeatedRandom();
    });
  };

  const allowed = (left: number): MaybePromise<ActResult<Issued>> =>
    after(checkCeiling(context, request.actor, draft), (permit) =>
      'problem' in permit ? permit : attempt(permit.acting, left),
    );

  return allowed(retries);
};

/** The text of a key that never was before, as far as chance goes. */
export const newText = ({ ports, provider }: EngineContext, environment: string | null): string =>
  formatKey(provider.keyFormat, { environment, body: secretBody(ports.random, provider.keyFormat.body) });

/** How often a new secret is drawn where one was taken already. */
export const retries = 8;

export const repeatedRandom = (): Error =>
  new Error('The random source repeats itself: every new key is taken. Hand the engine a cryptographic one.');

/** The record of a key's text, which itself goes no further. */
export const factsOf = (
  { ports, provider, settings }: EngineContext,
  draft: Draft,
  made: { readonly id: string; readonly text: string; readonly nowMs: number },
): KeyFacts => ({
  id: made.id,
  owner: draft.owner,
  environment: draft.environment,
  reach: draft.reach,
  name: draft.name,
  description: draft.description,
  scopes: draft.scopes,
  limits: draft.limits,
  mask: maskKey(provider.keyFormat, made.text),
  digest: ports.digest.digest(made.text),
  digestVersion: ports.digest.version,
  lineage: made.id,
  version: 1,
  createdAtMs: made.nowMs,
  activeAtMs: settings.propagationDelayMs === 0 ? null : made.nowMs + settings.propagationDelayMs,
  expiresAtMs: draft.expiresAtMs,
  revokedAtMs: null,
  disabledAtMs: null,
  supersededAtMs: null,
  supersededBy: null,
  graceUntilMs: null,
});

/** A random id: it says nothing of how many keys there are. */
export const newId = ({ ports }: EngineContext): string =>
  `key_${secretBody(ports.random, { length: 22, alphabet: '0123456789abcdefghijklmnopqrstuvwxyz' })}`;

/** What the audit says of a new key. */
export const issuedData = ({ name, scopes, environment, reach, limits, expiresAtMs }: Draft) => ({
  name,
  scopes,
  environment,
  expiresAt: expiresAtMs,
  ...reachData(reach),
  ...(limits === noLimits ? {} : { limits: Object.entries(limits).map(([id, quota]) => `${id}=${quota}`) }),
});

/** The refusal of an id that a key has already, a dead one too. */
export const idTaken = () => refused('conflict', 'There is a key with this id. Choose another, or leave it out.', 'id');
