import type { Duration } from '@latchkey/providers';

/** Something that goes wrong on purpose. */
export type Fault = FaultReach &
  (
    | /** The answer takes a while, on the server's clock. */ { readonly kind: 'latency'; readonly delay: Duration }
    | {
        /** The system's own 429, whatever the limits say. */
        readonly kind: 'rate_limit';
        /** `Retry-After` in whole seconds. Default 1. */
        readonly retryAfterSeconds?: number;
        /** `Retry-After` as it stands, for servers that write it oddly; null sends none. */
        readonly retryAfter?: string | null;
      }
    | {
        /** The system's own 5xx. Default 500. */
        readonly kind: 'server_error';
        readonly status?: 500 | 502 | 503 | 504;
        readonly retryAfterSeconds?: number;
      }
    | {
        /** The body breaks off and so does the connection. Default: half-way. */
        readonly kind: 'truncated';
        readonly afterBytes?: number;
      }
    | {
        /** A whole answer whose body is no JSON. Default: the first half of the real one. */
        readonly kind: 'malformed';
        readonly body?: string;
      }
    | {
        /** The connection breaks without an answer; `after`: when the work was done. Default `before`. */
        readonly kind: 'reset';
        readonly when?: 'before' | 'after';
      }
    | {
        readonly kind: 'redirect';
        readonly location: string;
        /** Default 302. */
        readonly status?: 301 | 302 | 303 | 307 | 308;
      }
  );

interface FaultReach {
  /** The `operationId` that it befalls. Default: every operation. */
  readonly operation?: string;
  /** How many requests it befalls. Default: every one until it is removed or cleared. */
  readonly times?: number;
}

/** The faults of a server. Several are met in the order in which they were added; one of them speaks, latencies add up. */
export interface Faults {
  /** Adds a fault and returns what removes it. */
  add(fault: Fault): () => void;
  clear(): void;
}

/** What befalls one request. */
export interface FaultDraw {
  readonly delays: readonly Duration[];
  readonly fault: Exclude<Fault, { kind: 'latency' }> | null;
}

const none: FaultDraw = { delays: [], fault: null };

export const createFaults = (): Faults & { draw(operation: string): FaultDraw } => {
  let pending: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      pending.push(entry);
      return () => {
        pending = pending.filter((other) => other !== entry);
      };
    },
    clear() {
      pending = [];
    },
    draw(operation) {
      if (pending.length === 0) return none;
      const delays: Duration[] = [];
      let drawn: FaultDraw['fault'] = null;
      for (const entry of pending) {
        const { fault } = entry;
        if (entry.left <= 0 || (fault.operation ?? operation) !== operation) continue;
        if (fault.kind !== 'latency' && drawn) continue;
        entry.left--;
        if (fault.kind === 'latency') delays.push(fault.delay);
        else drawn = fault;
      }
      pending = pending.filter(({ left }) => left > 0);
      return { delays, fault: drawn };
    },
  };
};
