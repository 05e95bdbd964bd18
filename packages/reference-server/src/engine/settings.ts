import { type LimitPolicy, type Plans, rangeError } from '@latchkey/providers';
import type { EngineProvider, EngineSettings } from './context.ts';
import type { UsageOptions } from './usage/open-usage.ts';
import { checkDeclared } from './verify/declared-limits.ts';

export interface EngineOptions extends UsageOptions {
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
  /** Whether what living keys ask is audited, successful requests too (ruling 24). As the provider declares, unless told. */
  readonly auditsRequests?: boolean | undefined;
}

/**
 * What an engine goes by, of what it was told and what the provider declares.
 * @throws RangeError when a limit, a delay, the environment or the plan cannot work.
 */
export const settingsOf = (provider: EngineProvider, options: EngineOptions): EngineSettings => {
  const { limits = provider.limits, addresses = 'kept' } = options;
  const auditsRequests = options.auditsRequests ?? provider.usage.auditsSuccess ?? false;
  const propagationDelayMs = options.propagationDelayMs ?? 0;
  const failedAttempts = options.failedAttempts ? failurePolicy(options.failedAttempts) : null;
  const areLimitsReplaced = options.limits !== undefined;
  checkDeclared(provider, { limits, areLimitsReplaced, failedAttempts });
  if (!(propagationDelayMs >= 0 && propagationDelayMs < Number.POSITIVE_INFINITY)) {
    throw rangeError(`A propagation delay of ${propagationDelayMs} ms cannot be kept. Use 0 or more.`);
  }
  const environment = environmentOf(provider.keyFormat.environments, options.environment);
  const plan = planOf(provider.plans, options.plan);
  return {
    environment,
    limits,
    areLimitsReplaced,
    plan,
    failedAttempts,
    addresses,
    auditsRequests,
    propagationDelayMs,
  };
};

const planOf = (plans: Plans | undefined, plan = plans?.default): string | null => {
  if (plan === undefined || plans?.offered.some(({ id }) => id === plan)) return plan ?? null;
  const offer = plans ? `Choose ${plans.offered.map(({ id }) => id).join(', ')}.` : 'This system has none.';
  throw rangeError(`There is no plan '${plan}'. ${offer}`);
};

const environmentOf = (environments: readonly string[] | null, environment: string | null): string | null => {
  if (environments === null) return null;
  if (environment !== null && environments.includes(environment)) return environment;
  throw rangeError(`There is no environment '${environment}'. Choose ${environments.join(' or ')}.`);
};

/** So many failures of one source in a window. */
export const failurePolicy = ({ quota, windowMs }: { quota: number; windowMs: number }): LimitPolicy => ({
  id: 'failed_attempts',
  title: 'Failed attempts per address',
  quota,
  window: { kind: 'sliding', ms: windowMs },
  partition: 'key',
  // Who only guesses is not let in by an outage, and who does not is not kept out.
  onOutage: 'local',
});
