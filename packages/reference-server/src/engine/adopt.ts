import { type ApiKey, type KeyRecord, parseKey } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { ActContext, Installation } from './actor.ts';
import { shown } from './api-key.ts';
import { actEntry } from './audit.ts';
import { checkScopes } from './authority.ts';
import type { EngineContext } from './context.ts';
import { checkId, checkName } from './draft.ts';
import { secretTaken } from './import-key.ts';
import { idTaken, newId } from './issue.ts';
import { checkLimits, keptLimits } from './key-limits.ts';
import { type ActResult, type Refused, refused } from './problem.ts';
import type { KeyFacts } from './stores/store.ts';

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
  const facts = factsOfRecord(context, record);
  const entry = actEntry(context, 'import', request, facts, context.now(), { name: facts.name, scopes: facts.scopes });
  return after(store.insert(facts, entry), (inserted) => {
    if (inserted === 'id_taken') return idTaken();
    if (inserted === 'digest_taken') return secretTaken();
    const use = { requests: 0, errors: 0, usedAtMs: record.lastUsedAt?.getTime() ?? null, address: null };
    return after(store.addUsage(facts.id, use), () => after(shown(context, facts), (key) => ({ ok: true, key })));
  });
};

/** Every key as a system's own table may keep it, oldest first. */
export const records = (
  context: EngineContext,
): MaybePromise<ActResult<{ readonly records: readonly KeyRecord[] }>> => {
  const { store } = context.ports;
  const nowMs = context.now();
  const found: KeyRecord[] = [];
  const recordsFrom = (facts: readonly KeyFacts[], at: number): MaybePromise<boolean> => {
    const each = facts[at];
    if (each === undefined) return true;
    if (each.digestVersion !== plainVersion) return false;
    return after(store.usageOf(each.id), ({ lastUsedAtMs }) => {
      found.push(recordOf(each, lastUsedAtMs));
      return recordsFrom(facts, at + 1);
    });
  };
  const pageAfter = (last: string | null): MaybePromise<boolean> => {
    const query = {
      owner: null,
      environment: null,
      status: null,
      withRevoked: true,
      after: last,
      limit: pageSize,
      nowMs,
    };
    return after(store.list(query), (facts) =>
      after(recordsFrom(facts, 0), (isPlain) =>
        isPlain && facts.length === pageSize ? pageAfter(facts.at(-1)?.id ?? null) : isPlain,
      ),
    );
  };
  return after(pageAfter(null), (isPlain) => (isPlain ? { ok: true, records: found.reverse() } : peppered()));
};

const pageSize = 100;
/** SHA-256 of the whole key and nothing else: what others can make of a secret too. */
const plainVersion = 0;

const checkRecord = (context: EngineContext, { actor, record }: AdoptRequest): Refused | null => {
  const { ports, provider } = context;
  if (ports.digest.version !== plainVersion) return peppered();
  const { id, owner, digest, mask } = record;
  return (
    (id === null ? null : checkId(id)) ??
    checkName(record.name) ??
    checkScopes(provider.access, actor, record.scopes) ??
    checkLimits(context, actor, record.limits) ??
    checkTimes(record) ??
    (owner === '' ? refused('invalid', 'Say whose key it is to be.', 'owner') : null) ??
    (/^[0-9a-f]{64}$/.test(digest)
      ? null
      : refused('invalid', 'The digest is no SHA-256 in 64 lower-case hexadecimal digits.', 'digest')) ??
    // What is shown must not be the secret, whatever a table holds.
    (parseKey(provider.keyFormat, mask).ok ? refused('invalid', 'The mask is a whole key.', 'mask') : null)
  );
};

const checkTimes = ({ createdAt, expiresAt, revokedAt, lastUsedAt }: KeyRecord): Refused | null => {
  const times = Object.entries({ createdAt, expiresAt, revokedAt, lastUsedAt });
  const [wrong] = times.find(([, time]) => time !== null && Number.isNaN(time.getTime())) ?? [];
  return wrong === undefined ? null : refused('invalid', `The time ${wrong} is none.`, wrong);
};

const peppered = (): Refused =>
  refused(
    'invalid',
    'Keys are kept under a pepper here, and a table holds plain SHA-256. Use a server without peppers.',
  );

const factsOfRecord = (context: EngineContext, record: KeyRecord): KeyFacts => {
  const id = record.id ?? newId(context);
  return {
    id,
    owner: record.owner,
    environment: context.settings.environment,
    name: record.name,
    description: null,
    scopes: [...new Set(record.scopes)],
    limits: keptLimits(record.limits),
    mask: record.mask,
    digest: record.digest,
    digestVersion: plainVersion,
    lineage: id,
    createdAtMs: record.createdAt.getTime(),
    activeAtMs: null,
    expiresAtMs: record.expiresAt?.getTime() ?? null,
    revokedAtMs: record.revokedAt?.getTime() ?? null,
    disabledAtMs: null,
    supersededAtMs: null,
    graceUntilMs: null,
  };
};

const recordOf = (facts: KeyFacts, lastUsedAtMs: number | null): KeyRecord => ({
  id: facts.id,
  owner: facts.owner,
  name: facts.name,
  scopes: facts.scopes,
  digest: facts.digest,
  mask: facts.mask,
  limits: facts.limits,
  createdAt: new Date(facts.createdAtMs),
  expiresAt: dateOf(facts.expiresAtMs),
  revokedAt: dateOf(facts.revokedAtMs),
  lastUsedAt: dateOf(lastUsedAtMs),
});

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
