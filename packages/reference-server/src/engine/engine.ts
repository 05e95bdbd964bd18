import type { ApiKey, KeyRecord, LimitPolicy, Plans } from '@latchkey/providers';
import type { MaybePromise } from '../maybe-promise.ts';
import { type Account, accountOf, type PlanRequest, setPlan } from './account.ts';
import type { ActContext, Installation } from './actor.ts';
import { type AdoptRequest, adopt, records } from './adopt.ts';
import { type AuditRecord, type AuditRequest, readAudit } from './audit.ts';
import type { EngineContext, EngineProvider, EngineSettings } from './context.ts';
import type { Decision, VerifyRequest } from './decision.ts';
import { checkDeclared } from './declared-limits.ts';
import type { KeyRequest } from './draft.ts';
import { type ImportRequest, importKey } from './import-key.ts';
import { type Issued, issue } from './issue.ts';
import { checkKeyFormat } from './key-gate.ts';
import { get, type KeyPage, type ListRequest, list } from './list.ts';
import { monotone } from './monotone.ts';
import type { Ports } from './ports.ts';
import type { ActResult } from './problem.ts';
import { type RegenerateRequest, regenerate } from './regenerate.ts';
import { type RevokeRequest, revoke } from './revoke.ts';
import { type UpdateRequest, update } from './update.ts';
import { type Outcome, record } from './usage.ts';
import { verifier } from './verify.ts';

/**
 * The rules of keys. Every method answers at once where its ports do (memory), and with a promise where they promise.
 * Problems of an act are values; what is thrown is a broken port or setting.
 */
export interface Engine {
  /** Whether a request may pass. Takes units of its limits when it may, and only then. */
  verify(request: VerifyRequest): MaybePromise<Decision>;
  /** Moves the key's figures once the answer is known. */
  record(decision: Decision, outcome: Outcome): MaybePromise<void>;
  /** Issues a key. Its secret is in the answer and nowhere else. */
  issue(request: KeyRequest): MaybePromise<ActResult<Issued>>;
  /** Adopts a secret that was issued elsewhere (ruling 7). A secret that was ever known here is a conflict. */
  importKey(request: ImportRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  /** Takes in a key as a system's own table has it, a dead one too: it is dead here as well. The installation's alone to do. */
  adopt(request: AdoptRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  /** Every key with its digest, oldest first, for a system's own table. The installation's alone to read. */
  records(request: ActContext<Installation>): MaybePromise<ActResult<{ readonly records: readonly KeyRecord[] }>>;
  update(request: UpdateRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  /** Gives a key another secret; the old one is dead in the same step. Everything else of the key stays. */
  regenerate(request: RegenerateRequest): MaybePromise<ActResult<Issued>>;
  /** Revokes a key at once and for good; a second time answers the same. */
  revoke(request: RevokeRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  get(request: ActContext & { readonly id: string }): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  list(request: ListRequest): MaybePromise<ActResult<KeyPage>>;
  /** An owner's plan, and what is left of the limits of all their keys together. */
  account(owner: string): MaybePromise<Account>;
  /** Gives an account a plan, from the next request on (ruling 21). The installation's alone to do. */
  setPlan(request: PlanRequest): MaybePromise<ActResult<Account>>;
  /** What happened, in the order in which it did. */
  audit(request?: AuditRequest): MaybePromise<readonly AuditRecord[]>;
}

export interface EngineOptions {
  /** The environment this server answers for (ruling 6); null where keys have none. */
  readonly environment: string | null;
  /** How long a new key is unknown (ruling 23). Null, the default, is not at all. */
  readonly propagationDelayMs?: number | null | undefined;
  /** Limits in the place of the provider's and its plans'. A key's own hold beside them. */
  readonly limits?: readonly LimitPolicy[] | undefined;
  /** The plan of an account that was never given one. The provider's own, unless told. */
  readonly plan?: string | undefined;
  /** Makes a source wait after so many failed attempts in a window (security 12). Null, the default, never does. */
  readonly failedAttempts?: { readonly quota: number; readonly windowMs: number } | null | undefined;
  /** Whether addresses are kept with usage and audit (security 22). They are, unless told. */
  readonly addresses?: 'kept' | 'dropped' | undefined;
}

/**
 * Key rules for a provider's declarations over five ports. Two engines share nothing but the ports they are given.
 * @throws RangeError when a limit, a delay, the environment or the key format cannot work.
 */
export const createEngine = (provider: EngineProvider, ports: Ports, options: EngineOptions): Engine => {
  checkKeyFormat(provider.keyFormat);
  const settings = settingsOf(provider, options);
  const context: EngineContext = { provider, ports, settings, now: monotone(ports.clock) };
  return {
    verify: verifier(context),
    record: (decision, outcome) => record(context, decision, outcome),
    issue: (request) => issue(context, request),
    importKey: (request) => importKey(context, request),
    adopt: (request) => adopt(context, request),
    records: () => records(context),
    update: (request) => update(context, request),
    regenerate: (request) => regenerate(context, request),
    revoke: (request) => revoke(context, request),
    get: (request) => get(context, request),
    list: (request) => list(context, request),
    account: (owner) => accountOf(context, owner),
    setPlan: (request) => setPlan(context, request),
    audit: (request = {}) => readAudit(context, request),
  };
};

const settingsOf = (provider: EngineProvider, options: EngineOptions): EngineSettings => {
  const { limits = provider.limits, addresses = 'kept' } = options;
  const propagationDelayMs = options.propagationDelayMs ?? 0;
  const failedAttempts = options.failedAttempts ? failurePolicy(options.failedAttempts) : null;
  const areLimitsReplaced = options.limits !== undefined;
  checkDeclared(provider, { limits, areLimitsReplaced, failedAttempts });
  if (!(propagationDelayMs >= 0 && propagationDelayMs < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`A propagation delay of ${propagationDelayMs} ms cannot be kept. Use 0 or more.`);
  }
  const environment = environmentOf(provider.keyFormat.environments, options.environment);
  const plan = planOf(provider.plans, options.plan);
  return { environment, limits, areLimitsReplaced, plan, failedAttempts, addresses, propagationDelayMs };
};

const planOf = (plans: Plans | undefined, plan = plans?.default): string | null => {
  if (plan === undefined || plans?.offered.some(({ id }) => id === plan)) return plan ?? null;
  const offer = plans ? `Choose ${plans.offered.map(({ id }) => id).join(', ')}.` : 'This system has none.';
  throw new RangeError(`There is no plan '${plan}'. ${offer}`);
};

const environmentOf = (environments: readonly string[] | null, environment: string | null): string | null => {
  if (environments === null) return null;
  if (environment !== null && environments.includes(environment)) return environment;
  throw new RangeError(`There is no environment '${environment}'. Choose ${environments.join(' or ')}.`);
};

const failurePolicy = ({ quota, windowMs }: { quota: number; windowMs: number }): LimitPolicy => ({
  id: 'failed_attempts',
  title: 'Failed attempts per address',
  quota,
  window: { kind: 'sliding', ms: windowMs },
  partition: 'key',
});
