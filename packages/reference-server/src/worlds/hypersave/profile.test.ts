import { operations } from '@latchkey/providers/hypersave/operations';
import { describe, expect, it } from 'vitest';
import type { WorldContext, WorldRequest } from '../../world.ts';
import { accountsOf } from './accounts.ts';
import { worldSize } from './options.ts';
import { profileHandlers } from './profile.ts';

const nowMs = Date.parse('2026-01-31T23:59:59Z');
const request: WorldRequest = {
  operation: operations.getProfile,
  path: {},
  query: {},
  headers: {},
  body: undefined,
  key: { id: 'key_1', owner: 'user_1', environment: 'live', reach: null, scopes: [] },
  baseUrl: 'https://api.hypersave.io',
  nowMs,
  address: null,
  requestId: 'req_1',
};

type Account = Awaited<ReturnType<WorldContext['accounts']['of']>>;

const open = (plan: string, limits: Account['limits']) => {
  const accounts = accountsOf(worldSize({ memories: 3 }));
  const context = { accounts: { of: () => ({ plan, limits }) } } as unknown as WorldContext;
  return { accounts, handlers: profileHandlers(accounts, context) };
};

const free: Account['limits'] = [
  { policy: 'plan-hour', quota: 100, used: 12, remaining: 88, resetAtMs: nowMs + 1000, retryAfterMs: 0 },
  { policy: 'plan-month', quota: 10_000, used: 1000, remaining: 9000, resetAtMs: nowMs + 1000, retryAfterMs: 0 },
];

describe('the profile', () => {
  it('tells the plan, its limits and what was used of them', async () => {
    const { accounts, handlers } = open('free', free);
    accounts.count(request);
    accounts.count(request);
    expect(await handlers.getProfile?.(request)).toMatchObject({
      body: {
        profile: {
          id: 'user_1',
          tier: 'free',
          limits: { requestsPerHour: 100, monthlyRequests: 10_000, maxStorageMb: 1000, maxMemories: 10_000 },
          currentUsage: { memoryCount: 3, monthlyRequests: 2 },
        },
      },
    });
    expect(await handlers.getProfile?.({ ...request, nowMs: nowMs + 1000 })).toMatchObject({
      body: { profile: { currentUsage: { monthlyRequests: 0 } } },
    });
  });

  it('tells of no limits where the plan has none', async () => {
    const { handlers } = open('enterprise', []);
    const none = { requestsPerHour: null, monthlyRequests: null, maxStorageMb: null, maxMemories: null };
    expect(await handlers.getProfile?.(request)).toMatchObject({
      body: { profile: { tier: 'enterprise', limits: none } },
    });
    expect(await handlers.getUsage?.(request)).not.toHaveProperty('body.limits');
  });
});

describe('the usage', () => {
  it('counts what is stored, and tells what the hour leaves', async () => {
    const { handlers } = open('free', free);
    expect(await handlers.getUsage?.(request)).toMatchObject({
      body: {
        usage: { documentsIndexed: 3, factsExtracted: expect.any(Number), queriesProcessed: 0 },
        limits: { requestsRemaining: 88, resetAt: '2026-02-01T00:00:00.000Z' },
      },
    });
  });
});
