import type { ClientEvent, ClientOptions, LatchkeyError } from '@latchkey/sdk';
import type { HyperStudy } from '@latchkey/sdk/hyperstudy';
import type { Doing } from './hostile-server.ts';

/** One row of the README's table, done for real. */
export interface Misbehaviour {
  /** The first cell of the row, word for word. */
  readonly server: string;
  /** What is done with the first request, the second …; the last stays. Several ways to do it, where there are several. */
  readonly ways: readonly (readonly Doing[])[];
  /** Default: the first page of a room's events. */
  readonly call?: (client: HyperStudy) => Promise<unknown>;
  readonly options?: ClientOptions;
  /** What else holds. */
  readonly also?: (outcome: Outcome) => void;
}

/** What came of a call. */
export interface Outcome {
  /** `ok` or the error's code. */
  readonly code: string;
  readonly value: unknown;
  readonly error: LatchkeyError | null;
  readonly events: readonly ClientEvent[];
  /** How much time passed on the client's clock. */
  readonly waitedMs: number;
}

/** A page of `count` records, such as a server of this system writes. */
export const page = (count: number, pagination: Readonly<Record<string, unknown>> = {}) => ({
  status: 'success',
  data: Array.from({ length: count }, (_, index) => ({ id: `event_${index}` })),
  metadata: { pagination: { total: count, returned: count, hasMore: false, limit: 1000, offset: 0, ...pagination } },
});
