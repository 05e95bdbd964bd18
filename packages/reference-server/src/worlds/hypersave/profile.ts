import { after } from '../../maybe-promise.ts';
import type { Handlers, WorldContext } from '../../world.ts';
import type { Account } from './account.ts';
import type { Accounts } from './accounts.ts';
import { factWire } from './knowledge/handlers.ts';
import { defaultSpace } from './memory.ts';
import type { Wire } from './memory-wire.ts';
import { isoTime } from './moment.ts';

/** What each plan stores (docs, profile); how many requests it allows is the provider's to say. */
const storage = new Map<string, Pick<Wire['ProfileResult']['profile']['limits'], 'maxStorageMb' | 'maxMemories'>>([
  ['free', { maxStorageMb: 1000, maxMemories: 10_000 }],
  ['pro', { maxStorageMb: 10_000, maxMemories: 100_000 }],
  ['enterprise', { maxStorageMb: null, maxMemories: null }],
]);

const openedAt = '2025-01-01T00:00:00.000Z';
const mostFacts = 50;

/** Who the key's owner is, and what they used. */
export const profileHandlers = (accounts: Accounts, context: WorldContext): Handlers => ({
  getProfile: (request) =>
    after(context.accounts.of(request.key?.owner ?? ''), ({ plan, limits }) => {
      const account = accounts.of(request);
      const owner = request.key?.owner ?? '';
      const quota = (policy: string) => limits.find((limit) => limit.policy === policy)?.quota ?? null;
      const answer: Wire['ProfileResult'] = {
        success: true,
        profile: {
          id: owner,
          email: `${owner}@example.com`,
          name: `Sample ${owner}`,
          company: 'Northwind Labs',
          tier: tierOf(plan),
          createdAt: openedAt,
          settings: { defaultSpace, timezone: 'UTC', language: 'en' },
          limits: {
            requestsPerHour: quota('plan-hour'),
            monthlyRequests: quota('plan-month'),
            ...(storage.get(tierOf(plan)) ?? { maxStorageMb: null, maxMemories: null }),
          },
          currentUsage: {
            memoryCount: account.memories.all().length,
            storageMb: megabytesOf(account),
            monthlyRequests: accounts.requestsThisMonth(request),
          },
        },
        facts: account.memories.facts().slice(0, mostFacts).map(factWire),
      };
      return { kind: 'json', body: answer };
    }),

  getUsage: (request) =>
    after(context.accounts.of(request.key?.owner ?? ''), ({ limits }) => {
      const account = accounts.of(request);
      const hour = limits.find(({ policy }) => policy === 'plan-hour');
      const answer: Wire['UsageResult'] = {
        success: true,
        usage: {
          documentsIndexed: account.memories.all().length,
          factsExtracted: account.memories.facts().length,
          queriesProcessed: account.queries,
          storageUsedMB: megabytesOf(account),
        },
        ...(hour ? { limits: { requestsRemaining: hour.remaining, resetAt: isoTime(hour.resetAtMs) } } : {}),
      };
      return { kind: 'json', body: answer };
    }),
});

const tiers = ['free', 'pro', 'enterprise'] as const;

const tierOf = (plan: string | null): (typeof tiers)[number] => tiers.find((tier) => tier === plan) ?? 'enterprise';

/** In thousandths of a megabyte. */
const megabytesOf = ({ memories }: Account): number => Math.round(memories.bytes() / 1000) / 1000;
