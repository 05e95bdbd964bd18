import type { ClientEvent } from '../core/events/events.ts';
import type { ExportWait } from './options.ts';

/** What an export's requests came to, told by the client's events. */
export interface Tally {
  /** Takes an event; says whether what is waited for has changed. */
  count(event: ClientEvent): boolean;
  figures(): { readonly requests: number; readonly refused: number; readonly waitedMs: number };
  waitingFor(): ExportWait | undefined;
}

export const createTally = (): Tally => {
  let requests = 0;
  let refused = 0;
  let waitedMs = 0;
  let waitingFor: ExportWait | undefined;
  return {
    count(event) {
      switch (event.type) {
        case 'wait':
          waitingFor = { reason: event.reason, untilMs: event.until?.getTime() ?? null };
          return true;
        case 'response': {
          const waited = waitingFor !== undefined;
          requests += 1;
          refused += event.status === 429 ? 1 : 0;
          waitedMs += event.waitedMs;
          waitingFor = undefined;
          return waited;
        }
        case 'retry':
          // An attempt without an answer has no `response` of its own.
          requests += event.status === null ? 1 : 0;
          waitedMs += event.delayMs;
          return false;
        case 'call':
        case 'drift':
        case 'failover':
          return false;
      }
    },
    figures: () => ({ requests, refused, waitedMs }),
    waitingFor: () => waitingFor,
  };
};
