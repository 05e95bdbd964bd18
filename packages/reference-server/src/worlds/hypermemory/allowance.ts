import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { Reply, WorldContext, WorldRequest } from '../../world.ts';

/** What a plan lets an account hold. */
type Allowance = 'nodes' | 'graphs' | 'export_bytes';

/** Goes on with how much of a thing the account may hold: Infinity where its plan does not limit it. */
export const withAllowance = (
  { accounts }: Pick<WorldContext, 'accounts'>,
  { key }: Pick<WorldRequest, 'key'>,
  allowance: Allowance,
  next: (most: number) => Reply,
): MaybePromise<Reply> =>
  after(accounts.of(key?.owner ?? ''), ({ allowances }) => next(allowances[allowance] ?? Number.POSITIVE_INFINITY));
