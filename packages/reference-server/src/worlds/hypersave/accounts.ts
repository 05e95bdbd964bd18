import type { WorldRequest } from '../../world.ts';
import { type Account, newAccount } from './account.ts';
import type { WorldSize } from './options.ts';
import { fillWithSamples } from './sample-data.ts';

/** Everybody's data: of each owner, each environment apart (ruling 6). */
export interface Accounts {
  /** The data that a request's key sees, as it is by the request's time. */
  of(request: Pick<WorldRequest, 'key' | 'nowMs'>): Account;
  /** Counts an answered request against its owner, and gives the count of the calendar month (UTC). */
  count(request: Pick<WorldRequest, 'key' | 'nowMs'>): void;
  requestsThisMonth(request: Pick<WorldRequest, 'key' | 'nowMs'>): number;
}

export const accountsOf = (size: WorldSize): Accounts => {
  const byOwner = new Map<string, Map<string, Account>>();
  const counts = new Map<string, { month: string; requests: number }>();

  const opened = (owner: string, environment: string): Account => {
    const account = newAccount();
    if (owner === size.owner) fillWithSamples(account, size, environment);
    return account;
  };
  const countOf = ({ key, nowMs }: Pick<WorldRequest, 'key' | 'nowMs'>) => {
    const month = new Date(nowMs).toISOString().slice(0, 7);
    const present = counts.get(key?.owner ?? '');
    return present?.month === month ? present : { month, requests: 0 };
  };

  return {
    of({ key, nowMs }) {
      const [owner, environment] = [key?.owner ?? '', key?.environment ?? 'live'];
      const environments = byOwner.get(owner) ?? new Map<string, Account>();
      byOwner.set(owner, environments);
      const account = environments.get(environment) ?? opened(owner, environment);
      environments.set(environment, account);
      account.settle(nowMs);
      return account;
    },
    count(request) {
      const { month, requests } = countOf(request);
      counts.set(request.key?.owner ?? '', { month, requests: requests + 1 });
    },
    requestsThisMonth: (request) => countOf(request).requests,
  };
};
