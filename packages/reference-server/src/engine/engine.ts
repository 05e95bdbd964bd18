import type { ApiKey, KeyRecord } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { type Account, accountOf, type PlanRequest, setPlan } from './accounts/account.ts';
import { type HeldLimit, type LimitsHeldRequest, limitsHeld } from './accounts/limits-held.ts';
import type { ActContext, Installation } from './actor.ts';
import { type AdoptRequest, adopt } from './acts/adopt.ts';
import { checkIssue, type Foreseen } from './acts/check-issue.ts';
import { checkRotation } from './acts/declared-rotation.ts';
import { type DisableRequest, disable, enable } from './acts/disable.ts';
import type { KeyRequest } from './acts/draft.ts';
import { type ImportRequest, importKey } from './acts/import-key.ts';
import { type Issuing, issuing } from './acts/issuing.ts';
import { type BuryRequest, bury, type Revocations, revocations } from './acts/revocations.ts';
import { type RevokeRequest, revoke, revokeLineage } from './acts/revoke.ts';
import { type RotationState, rotation } from './acts/rotation.ts';
import { type UpdateRequest, update } from './acts/update.ts';
import { type Alerts, createAlerts } from './alerts/alerts.ts';
import { createDeliveries } from './alerts/deliveries.ts';
import { alertWatch } from './alerts/watch.ts';
import { type AuditPage, type AuditRequest, readAudit } from './audit/audit.ts';
import { auditGroups } from './audit/audit-groups.ts';
import { auditLosses } from './audit/audit-losses.ts';
import { auditSession, type SessionEvent } from './audit/audit-session.ts';
import { auditRequest } from './audit/audited-request.ts';
import type { EngineContext, EngineProvider } from './context.ts';
import { count, get, type KeyPage, type ListRequest, list } from './keys/list.ts';
import { records } from './keys/records.ts';
import { type Incident, type IncidentRequest, incident } from './leaks/incident.ts';
import { type Leak, type LeakRequest, leaks, revokeLeaked } from './leaks/leaks.ts';
import { guarded } from './limits/guarded.ts';
import { monotone } from './monotone.ts';
import type { Ports } from './ports.ts';
import type { ActResult } from './problem.ts';
import { type EngineOptions, settingsOf } from './settings.ts';
import { type Flushed, flush } from './usage/flush.ts';
import { openUsage } from './usage/open-usage.ts';
import { type Outcome, record } from './usage/usage.ts';
import { type UsageRequest, type UsageSeries, usageSeries } from './usage/usage-series.ts';
import type { Decision, VerifyRequest } from './verify/decision.ts';
import { checkKeyFormat } from './verify/key-gate.ts';
import { verifier } from './verify/verify.ts';

/**
 * The rules of keys. Every method answers at once where its ports do (memory), and with a promise where they promise.
 * Problems of an act are values; what is thrown is a broken port or setting.
 */
export interface Engine extends Issuing {
  /** Whether a request may pass. Takes units of its limits when it may, and only then. */
  verify(request: VerifyRequest): MaybePromise<Decision>;
  /** Moves the key's figures once the answer is known. */
  record(decision: Decision, outcome: Outcome): MaybePromise<void>;
  /** Refuses what `issue` would refuse, and issues nothing. */
  checkIssue(request: KeyRequest): MaybePromise<ActResult<Foreseen>>;
  /** Adopts a secret that was issued elsewhere (ruling 7). A secret that was ever known here is a conflict. */
  importKey(request: ImportRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  /** Takes in a key as a system's own table has it, a dead one too: it is dead here as well. The installation's alone to do. */
  adopt(request: AdoptRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  /** Every key with its digest, oldest first, for a system's own table. The installation's alone to read. */
  records(request: ActContext<Installation>): MaybePromise<ActResult<{ readonly records: readonly KeyRecord[] }>>;
  update(request: UpdateRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  /** What became of a rotated key and the one in its place, and whether the old one is safe to revoke; null where it was never rotated. */
  rotation(
    request: ActContext & { readonly id: string },
  ): MaybePromise<ActResult<{ readonly rotation: RotationState | null }>>;
  /** Stops a key until it is enabled again; a second time answers the same. */
  disable(request: DisableRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  /** Lets a disabled key work again, if its account has room for it; a second time answers the same. */
  enable(request: DisableRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  /** Revokes a key at once and for good; a second time answers the same. */
  revoke(request: RevokeRequest): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  /** Revokes a key with all that it came of and that came of it by rotation, in one step. Oldest first. */
  revokeLineage(request: RevokeRequest): MaybePromise<ActResult<{ readonly keys: readonly ApiKey[] }>>;
  /**
   * What is dead for good, after a watermark where one is told: kept beside a table, so that no old copy revives it.
   * @throws RangeError when the watermark is none
   */
  revocations(request?: { readonly after?: number | undefined }): MaybePromise<Revocations>;
  /** Takes in what died elsewhere: it is dead here, and what comes of it later comes in dead. The installation's alone to do. */
  bury(request: BuryRequest): MaybePromise<ActResult<{ readonly buried: number }>>;
  get(request: ActContext & { readonly id: string }): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  list(request: ListRequest): MaybePromise<ActResult<KeyPage>>;
  /** How many keys are on all pages of a list together. */
  count(request: Omit<ListRequest, 'after' | 'limit'>): MaybePromise<ActResult<{ readonly count: number }>>;
  /** An owner's plan, and what is left of the limits of all their keys together. */
  account(owner: string): MaybePromise<Account>;
  /** What is left of the limits of a key, or of an account. */
  limits(request: LimitsHeldRequest): MaybePromise<ActResult<{ readonly limits: readonly HeldLimit[] }>>;
  /** Gives an account a plan, from the next request on (ruling 21). A person chooses their own account's, and no quotas. */
  setPlan(request: PlanRequest): MaybePromise<ActResult<Account>>;
  /** How much keys were used, by hour or day and by operation. */
  usage(request: UsageRequest): MaybePromise<ActResult<UsageSeries>>;
  /**
   * Writes the figures that are noted and not in the store yet, and tells what could not be. Who reads figures through the engine
   * need not ask. Fails where the store takes no figures: they are kept, and offered again.
   */
  flush(): MaybePromise<Flushed>;
  readonly alerts: Alerts;
  /** Writes into the audit that somebody came to manage keys, could not, or left. */
  auditSession(event: SessionEvent): MaybePromise<void>;
  /** A page of what happened, in the order in which it did. @throws RangeError when `limit`, `since`, `until` or `after` cannot be */
  audit(request?: AuditRequest): MaybePromise<AuditPage>;
  /** What is known of a key's misuse (ruling 25), a revoked key's too. */
  incident(request: IncidentRequest): MaybePromise<ActResult<{ readonly incident: Incident }>>;
  /** Finds keys in a text and tells which are alive. */
  leaks(request: LeakRequest): MaybePromise<ActResult<{ readonly leaks: readonly Leak[] }>>;
  /** Revokes every key whose present secret is in a text; a person's own alone. */
  revokeLeaked(request: LeakRequest): MaybePromise<ActResult<{ readonly leaks: readonly Leak[] }>>;
}

/**
 * Key rules for a provider's declarations over five ports. Two engines share nothing but the ports they are given.
 * @throws RangeError when a limit, a delay, the environment, the rotation or the key format cannot work.
 */
export const createEngine = (provider: EngineProvider, ports: Ports, options: EngineOptions): Engine => {
  checkKeyFormat(provider.keyFormat);
  checkRotation(provider.lifecycle);
  const settings = settingsOf(provider, options);
  const now = monotone(ports.clock);
  const context: EngineContext = {
    provider,
    ports,
    settings,
    now,
    ...openUsage(ports, options, {
      now,
      onWritten: (batch) => after(watch.written(batch), deliveries.behind),
      keepsMinutesFromMs: () => watch.keepsMinutesFromMs(),
    }),
    counter: guarded(ports.counter),
    groups: auditGroups(),
    unaudited: auditLosses(),
  };
  const watch = alertWatch(context);
  const deliveries = createDeliveries(context);
  const watching = { watch, deliveries };
  return {
    verify: verifier(context),
    record: (decision, outcome) =>
      after(record(context, decision, outcome), () => auditRequest(context, decision, outcome)),
    ...issuing(context),
    checkIssue: (request) => checkIssue(context, request),
    importKey: (request) => importKey(context, request),
    adopt: (request) => adopt(context, request),
    records: () => records(context),
    update: (request) => update(context, request),
    rotation: (request) => rotation(context, request),
    disable: (request) => disable(context, request),
    enable: (request) => enable(context, request),
    revoke: (request) => revoke(context, request),
    revokeLineage: (request) => revokeLineage(context, request),
    revocations: (request) => revocations(context, request),
    bury: (request) => bury(context, request),
    get: (request) => get(context, request),
    list: (request) => list(context, request),
    count: (request) => count(context, request),
    account: (owner) => accountOf(context, owner),
    limits: (request) => limitsHeld(context, request),
    setPlan: (request) => setPlan(context, request),
    usage: (request) => usageSeries(context, request),
    flush: () => flush(context, watching),
    alerts: createAlerts(context, watching),
    auditSession: (event) => auditSession(context, event),
    audit: (request = {}) => readAudit(context, request),
    incident: (request) => incident(context, request),
    leaks: (request) => leaks(context, request),
    revokeLeaked: (request) => revokeLeaked(context, request),
  };
};
