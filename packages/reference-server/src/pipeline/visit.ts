import type { Clock, Refusal } from '@latchkey/providers';
import type { Decision } from '../engine/decision.ts';
import type { Exchange } from '../exchange.ts';
import type { Fault } from '../faults.ts';
import { createHold, type Hold } from './hold.ts';
import type { Routed } from './match.ts';

/** What is known of one request so far; each step fills in what it found out, and the journal reads it. */
export interface Visit {
  readonly exchange: Exchange;
  readonly requestId: string;
  readonly hold: Hold;
  routed: Routed | null;
  /** Every different secret found in the declared carriers. Never written anywhere. */
  secrets: readonly string[];
  decision: Decision | null;
  refusal: Refusal | null;
  fault: Fault | null;
  /** What was thrown, in words without secrets. */
  error: string | null;
}

/** A request of which nothing is known yet. */
export const startVisit = (exchange: Exchange, requestId: string, clock: Pick<Clock, 'hold'>): Visit => ({
  exchange,
  requestId,
  hold: createHold(clock),
  routed: null,
  secrets: [],
  decision: null,
  refusal: null,
  fault: null,
  error: null,
});
