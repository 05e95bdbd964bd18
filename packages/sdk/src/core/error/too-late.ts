import type { Operation } from '@latchkey/providers';
import { type Failure, where } from './failure.ts';

/** The gate would let the call through no sooner than its deadline. `refused`: what had gone wrong until then. */
export const tooLate = (operation: Operation, retryAtMs: number, refused: Failure | null): Failure => {
  const retryAt = new Date(retryAtMs);
  const said = refused ? refused.message : `${where(operation)}: the limit leaves no room`;
  // What went wrong before may have been no refusal: it is the limit that ends the call.
  const { code, hint } = refused?.again === 'limit' ? refused : ({ code: 'rate_limited' } as const);
  return {
    ...refused,
    code,
    hint: hint ?? 'Call again at `retryAt`, or give a later `deadline`.',
    message: `${said}; the next request may go at ${retryAt.toISOString()}, not before the deadline`,
    retryAt,
    again: 'never',
  };
};
