import type { JournalEntry } from '../journal.ts';
import type { Redactor } from './redact.ts';
import type { Visit } from './visit.ts';

/** The journal's entry of a request that was answered. */
export const journalEntry = (visit: Visit, status: number | null, nowMs: number, redact: Redactor): JournalEntry => {
  const { exchange, routed, decision } = visit;
  return {
    answeredAt: new Date(nowMs),
    requestId: visit.requestId,
    method: exchange.method,
    path: redact.raw(exchange.path, visit.secrets),
    query: redact.raw(exchange.query, visit.secrets),
    operation: routed?.kind === 'operation' ? routed.operation.id : null,
    keyId: decision?.key?.id ?? null,
    status,
    refusal: visit.refusal?.kind ?? null,
    fault: visit.fault?.kind ?? null,
    limits: decision?.limits ?? [],
    address: exchange.address,
    error: visit.error,
  };
};
