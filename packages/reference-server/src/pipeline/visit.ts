import type { Clock, Refusal } from '@latchkey/providers';
import type { Engine } from '../engine/engine.ts';
import type { Decision } from '../engine/verify/decision.ts';
import type { Exchange } from '../exchange.ts';
import type { Fault } from '../faults.ts';
import type { Admitted, Handlers } from '../world.ts';
import { createHold, type Hold } from './hold.ts';
import type { Routed } from './match.ts';

/** What is known of one request so far; each step fills in what it found out, and the journal reads it. */
export interface Visit {
  exchange: Exchange;
  readonly requestId: string;
  readonly hold: Hold;
  /** What the request began with: it ends with that too, though the server was reset meanwhile. */
  readonly engine: Pick<Engine, 'verify' | 'record'>;
  readonly handlers: Handlers;
  readonly onAdmitted: (admitted: Admitted) => void;
  routed: Routed | null;
  /** The JSON body, once it was read. Written into nothing but the provider's own refusals. */
  body: unknown;
  /** Every different secret found in the declared carriers. Never written anywhere. */
  secrets: readonly string[];
  decision: Decision | null;
  refusal: Refusal | null;
  fault: Fault | null;
  /** What was thrown, in words without secrets. */
  error: string | null;
}

/** A request of which nothing is known yet. */
export const startVisit = (
  exchange: Exchange,
  requestId: string,
  {
    clock,
    engine,
    handlers,
    onAdmitted,
  }: Pick<Visit, 'engine' | 'handlers' | 'onAdmitted'> & { readonly clock: Pick<Clock, 'hold'> },
): Visit => ({
  exchange,
  requestId,
  engine,
  handlers,
  onAdmitted,
  hold: createHold(clock),
  routed: null,
  body: undefined,
  secrets: [],
  decision: null,
  refusal: null,
  fault: null,
  error: null,
});
