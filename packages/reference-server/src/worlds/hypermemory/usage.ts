import { after } from '../../maybe-promise.ts';
import type { Handlers, WorldContext } from '../../world.ts';
import type { QueryHours } from './query-hours.ts';
import { nodesIn, type Spaces } from './spaces.ts';
import { isoTime, type Wire } from './wire.ts';

/** What the account holds in the key's environment, and what its keys asked this month in all environments. */
export const usageHandlers = (
  spaces: Spaces,
  queryHours: QueryHours,
  { accounts }: Pick<WorldContext, 'accounts'>,
): Handlers => ({
  getUsage: (request) =>
    after(accounts.of(request.key?.owner ?? ''), ({ limits, allowances }) => {
      const counted = limits.find(({ policy }) => policy === 'queries-month');
      const answer: Wire['Usage'] = {
        nodes: shareOf(nodesIn(spaces.of(request)), allowances.nodes ?? null),
        queries: shareOf(counted?.used ?? queryHours.thisMonth(request), counted?.quota ?? null),
        billing_period: {
          start: isoTime(monthStartMs(request.nowMs, 0)),
          end: isoTime(monthStartMs(request.nowMs, 1)),
        },
      };
      return { kind: 'json', body: answer };
    }),

  getQueryDistribution: (request) => ({ kind: 'json', body: { distribution: queryHours.today(request) } }),
});

const shareOf = (current: number, limit: number | null): Wire['Share'] => ({
  current,
  limit,
  percentage: limit === null ? null : Math.round((current / limit) * 10_000) / 100,
});

const monthStartMs = (nowMs: number, monthsLater: number): number => {
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsLater, 1);
};
