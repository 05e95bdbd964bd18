import { type ApiKey, type KeyReach, type KeyRecord, lastExpiryMs, parseKey } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { ActContext, Installation } from '../actor.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { shown } from '../keys/api-key.ts';
import { checkLimits, keptLimits } from '../keys/key-limits.ts';
import { reachOf } from '../keys/key-reach.ts';
import { peppered, plainVersion } from '../keys/plain-digest.ts';
import { type ActResult, type Refused, refused } from '../problem.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import { deathBy, type Tombstone } from '../stores/tombstone.ts';
import { checkScopes } from './authority.ts';
import { checkDescription, checkEnvironment, checkId, checkName, checkOwner } from './draft.ts';
import { secretTaken } from './import-key.ts';
import { idTaken, newId } from './issue.ts';
import { checkNoKey } from './no-key.ts';

export interface AdoptRequest extends ActContext<Installation> {
  readonly record: KeyRecord;
}

/** Takes in a key with the digest of its secret in the place of the secret: as dead or alive as it is. */
export const adopt = (
  context: EngineContext,
  request: AdoptRequest,
): MaybePromise<ActResult<{ readonly key: ApiKey }>> => {
  const { store } = context.ports;
  const { record } = request;
  const problem = checkRecord(context, request);
  if (problem) return problem;
  const reaching = reachOf(context.provider.binding, request.actor, record.reach ?? undefined);
  if ('problem' in reaching) return reaching;
  const facts = factsOfRecord(context, record, reaching.reach);
  /** An old copy of the table does not know what died since: a tombstone does (security 80). */
  const attempt = (seen: Tombstone | null): MaybePromise<ActResult<{ readonly key: ApiKey }>> => {
    const asDead = seen === null ? facts : { ...facts, ...deathBy(facts, seen) };
    return after(insertAdopted(context, request, asDead), (adopted) => {
      if (adopted !== 'digest_taken') return adopted;
      // Buried meanwhile, it comes in dead; another key's secret it is otherwise.
      return after(store.tombstone(record.digest), (present) =>
        present === null || present.atMs === seen?.atMs ? secretTaken() : attempt(present),
      );
    });
  };
  return after(store.tombstone(record.digest), attempt);
};

const insertAdopted = (
  context: EngineContext,
  request: AdoptRequest,
  facts: KeyFacts,
): MaybePromise<ActResult<{ readonly key: ApiKey }> | 'digest_taken'> => {
  const { store } = context.ports;
  const { record } = request;
  const entry = actEntry(context, 'import', request, facts, context.now(), { name: facts.name, scopes: facts.scopes });
  // What exists is taken in even where an account has more of it than its plan allows: a cap blocks issuing, not use.
  return after(store.insert(facts, entry, { lastUsedAtMs: record.lastUsedAt?.getTime() }), (inserted) => {
    if (inserted === 'id_taken') return idTaken();
    if (inserted !== 'inserted') return 'digest_taken';
    return after(shown(context, facts), (key) => ({ ok: true as const, key }));
  });
};

const checkRecord = (context: EngineContext, { actor, record }: AdoptRequest): Refused | null => {
  const { ports, provider } = context;
  if (ports.digest.version !== plainVersion) return peppered();
  const { id, owner, digest, mask } = record;
  return (
    (id === null ? null : checkId(id)) ??
    checkName(record.name) ??
    checkDescription(record.description ?? null) ??
    checkEnvironment(provider.keyFormat.environments, environmentOf(context, record)) ??
    checkScopes(provider.access, actor, record.scopes) ??
    checkLimits(context, actor, record.limits) ??
    checkTimes(record) ??
    checkOwner(owner) ??
    checkNoKey(provider.keyFormat, { id, name: record.name, description: record.description, owner }) ??
    (/^[0-9a-f]{64}$/.test(digest)
      ? null
      : refused('invalid', 'The digest is no SHA-256 in 64 lower-case hexadecimal digits.', 'digest')) ??
    // What is shown must not be the secret, whatever a table holds.
    (parseKey(provider.keyFormat, mask).ok ? refused('invalid', 'The mask is a whole key.', 'mask') : null)
  );
};

const checkTimes = (record: KeyRecord): Refused | null => {
  const { createdAt, expiresAt, revokedAt, lastUsedAt, disabledAt = null } = record;
  const { supersededAt = null, graceUntil = null } = record.rotation ?? {};
  const times = Object.entries({ createdAt, expiresAt, revokedAt, lastUsedAt, disabledAt, supersededAt, graceUntil });
  const [wrong] = times.find(([, time]) => time !== null && Number.isNaN(time.getTime())) ?? [];
  return wrong === undefined ? null : refused('invalid', `The time ${wrong} is none.`, wrong);
};

const factsOfRecord = (context: EngineContext, record: KeyRecord, reach: KeyReach | null): KeyFacts => {
  const id = record.id ?? newId(context);
  return {
    id,
    owner: record.owner,
    environment: environmentOf(context, record),
    reach,
    name: record.name,
    description: record.description ?? null,
    scopes: [...new Set(record.scopes)],
    limits: keptLimits(record.limits),
    mask: record.mask,
    digest: record.digest,
    digestVersion: plainVersion,
    lineage: record.rotation?.lineage ?? id,
    version: 1,
    createdAtMs: record.createdAt.getTime(),
    activeAtMs: null,
    // Tables write 31 December 9999 where a key is to have no end: no date-time says what comes after it.
    expiresAtMs: record.expiresAt && Math.min(record.expiresAt.getTime(), lastExpiryMs),
    revokedAtMs: record.revokedAt?.getTime() ?? null,
    disabledAtMs: record.disabledAt?.getTime() ?? null,
    supersededAtMs: record.rotation?.supersededAt?.getTime() ?? null,
    supersededBy: record.rotation?.supersededBy ?? null,
    graceUntilMs: record.rotation?.graceUntil?.getTime() ?? null,
  };
};

const environmentOf = ({ settings }: EngineContext, { environment }: KeyRecord): string | null =>
  environment === undefined ? settings.environment : environment;
