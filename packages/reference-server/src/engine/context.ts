import type { LimitPolicy, Provider } from '@latchkey/providers';
import type { AuditGroups } from './audit/audit-groups.ts';
import type { AuditLosses } from './audit/audit-losses.ts';
import type { GuardedCounter } from './limits/guarded.ts';
import type { Ports } from './ports.ts';
import type { UsageNotes } from './usage/usage-notes.ts';
import type { ZoneTime } from './usage/zone-time.ts';

/** What of a provider the engine asks. */
export type EngineProvider = Pick<
  Provider,
  'keyFormat' | 'access' | 'binding' | 'lifecycle' | 'limits' | 'keyLimits' | 'plans' | 'usage'
>;

/** What every rule is given: declarations, ports, settings, and a time that never runs backwards. */
export interface EngineContext {
  readonly provider: EngineProvider;
  readonly ports: Ports;
  readonly settings: EngineSettings;
  /** The counter, behind what its policies declare for an outage. */
  readonly counter: GuardedCounter;
  /** The groups of audit records that are counted together at present. */
  readonly groups: AuditGroups;
  /** Records that a decision did not wait for, and that the store did not take. */
  readonly unaudited: AuditLosses;
  /** Figures that are noted and not written yet, and all figures of a key. */
  readonly usage: UsageNotes;
  /** Hours and days of the installation's zone. */
  readonly time: ZoneTime;
  now(): number;
}

export interface EngineSettings {
  /** The environment this server answers for; null where the system has none. */
  readonly environment: string | null;
  readonly propagationDelayMs: number;
  readonly limits: readonly LimitPolicy[];
  /** Whether `limits` stand in the place of the declared ones, the plans' too. */
  readonly areLimitsReplaced: boolean;
  /** The plan of an account that was never given one; null where the system has no plans. */
  readonly plan: string | null;
  /** The failed attempts that a source may make before it has to wait. Null switches it off. */
  readonly failedAttempts: LimitPolicy | null;
  readonly addresses: 'kept' | 'dropped';
  /** Whether what a living key asks is audited. */
  readonly auditsRequests: boolean;
}
