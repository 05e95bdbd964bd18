import { type KeyLimit, type LimitPolicy, maskAnyKey } from '@latchkey/providers';
import type { Actor } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import { type Refused, refused } from '../problem.ts';

/** What a key without limits of its own has: one object, so that telling it costs one comparison. */
export const noLimits: Readonly<Record<string, number>> = Object.freeze({});

/** Limits as a key keeps them. */
export const keptLimits = (limits: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.keys(limits).length === 0 ? noLimits : { ...limits };

/** Refuses quotas that a key cannot have of its own; null where it can. */
export const checkLimits = (
  { provider }: Pick<EngineContext, 'provider'>,
  actor: Actor,
  limits: Readonly<Record<string, number>>,
): Refused | null => {
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits)) {
    return refused('invalid', 'Give the limits as quotas by the id of their limit.', 'limits');
  }
  const chosen = (provider.keyLimits ?? []).map(({ id }) => id);
  // A declared limit is the system's own to change: nobody raises it for their keys.
  const known = actor.kind === 'system' ? [...chosen, ...declaredIds(provider.limits)] : chosen;
  for (const [id, quota] of Object.entries(limits)) {
    if (!known.includes(id)) {
      const offer = known.join(', ') || 'none: leave them out';
      const message = `There is no limit ${JSON.stringify(maskAnyKey(id).slice(0, 100))} that a key could have. There is ${offer}.`;
      return refused('invalid', message, 'limits');
    }
    if (!Number.isSafeInteger(quota) || quota < 1) {
      return refused('invalid', `The limit '${id}' must be a whole number from 1 up, or left out.`, 'limits');
    }
  }
  return null;
};

/** The policies of a key's own quotas, by the id that the quotas go by. */
export const ownPolicies = ({
  provider,
  settings,
}: Pick<EngineContext, 'provider' | 'settings'>): ((limits: Readonly<Record<string, number>>) => LimitPolicy[]) => {
  const ofKeys = (policies: readonly LimitPolicy[]) => policies.filter(({ partition }) => partition === 'key');
  const declared: readonly KeyLimit[] = [
    ...ofKeys(provider.limits),
    ...(provider.keyLimits ?? []),
    // What stands in the place of a declared limit says how its quota is counted.
    ...ofKeys(settings.limits),
  ];
  const byId = new Map(declared.map((limit) => [limit.id, limit]));
  return (limits) => {
    const policies: LimitPolicy[] = [];
    for (const id of Object.keys(limits)) {
      const limit = byId.get(id);
      const quota = limits[id];
      if (limit !== undefined && quota !== undefined) policies.push({ ...limit, quota, partition: 'key' });
    }
    return policies;
  };
};

const declaredIds = (policies: readonly LimitPolicy[]): string[] =>
  policies.filter(({ partition }) => partition === 'key').map(({ id }) => id);
