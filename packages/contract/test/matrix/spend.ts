import { type LimitPolicy, type LimitWindow, type Operation, policyApplies, type Refusal } from '@latchkey/providers';
import { parameterExamples } from '../../src/document.ts';
import { createSender } from '../../src/send.ts';
import type { Provocation } from './provocation.ts';
import { allScopes, issue, type Server } from './systems.ts';

type RateLimited = Extract<Refusal, { kind: 'rate_limited' }>;

/**
 * A request that a spent limit refuses, with so long to wait as the refusal says. The limit that it names is really spent: a
 * quota of the key's own, or of the account's in the place of its plan's. Where nothing declares it, a fault stands in for it.
 */
export const spend = async (server: Server, refusal: RateLimited): Promise<Provocation> => {
  const { policy: id, quota = 1 } = refusal;
  const { limits, plans } = server.provider;
  const ofKeys = limits.find((policy) => policy.id === id && policy.partition === 'key');
  const ofPlans = (plans?.offered ?? []).flatMap((plan) => plan.limits).find((policy) => policy.id === id);
  const policy = ofKeys ?? ofPlans;
  if (!policy) {
    server.faults.add({ kind: 'rate_limit', retryAfterSeconds: Math.ceil(refusal.retryAfterMs / 1000) });
    return { operation: limited(server, null), key: await keyWith(server, {}) };
  }
  if (policy === ofPlans) await allow(server, policy, quota);
  const operation = limited(server, policy);
  const key = await keyWith(server, policy === ofKeys ? { [id]: quota } : {});
  const { provider, document, fetch, clock } = server;
  const send = createSender({ provider, baseUrl: provider.baseUrl, parameters: parameterExamples(document), fetch });
  for (let spent = 0; spent < quota; spent++) {
    const { status } = await send(operation, { key });
    if (status === 429) throw new Error(`The limit '${id}' refused request ${spent + 1} of ${quota}.`);
  }
  await clock.advance(endOf(policy.window, clock.now()) - clock.now() - refusal.retryAfterMs);
  return { operation, key };
};

const allow = async ({ accounts }: Server, { id }: LimitPolicy, quota: number) => {
  const { plan } = await accounts.get();
  await accounts.setPlan(plan ?? '', { limits: { [id]: quota } });
};

const keyWith = async (server: Server, limits: Readonly<Record<string, number>>) =>
  (await issue(server, 'spent', allScopes(server.provider), { limits })).secret.reveal();

/** An operation that reads, asks for a key, and is under the limit. */
const limited = ({ provider }: Server, policy: LimitPolicy | null): Operation => {
  const found = Object.values(provider.operations).find(
    (operation) =>
      operation.scopes !== null && operation.method === 'GET' && (policy === null || policyApplies(policy, operation)),
  );
  if (!found) throw new Error(`${provider.title} has no operation that the limit '${policy?.id}' holds for.`);
  return found;
};

/** When what is spent now comes back. */
const endOf = (window: LimitWindow, nowMs: number): number => {
  switch (window.kind) {
    case 'sliding':
      return nowMs + window.ms;
    case 'fixed':
      return (Math.floor(nowMs / window.ms) + 1) * window.ms;
    case 'month': {
      const now = new Date(nowMs);
      return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
    }
  }
};
