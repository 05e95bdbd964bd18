import type { Handlers } from '../../world.ts';
import type { Accounts } from './accounts.ts';

/** The same handlers, which count each request against its owner's month. */
export const counted = (handlers: Handlers, accounts: Accounts): Handlers =>
  Object.fromEntries(
    Object.entries(handlers).map(([id, handler]) => [
      id,
      (request) => {
        accounts.count(request);
        return handler(request);
      },
    ]),
  );
