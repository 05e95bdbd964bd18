import type { Clock } from '@latchkey/providers';
import type { Answer } from '../exchange.ts';
import type { JournalEntry } from '../journal.ts';
import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { Redactor } from './redact.ts';
import type { Visit } from './visit.ts';
import { wordsOf } from './words-of.ts';

interface RecorderParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly redact: Redactor;
  engine(): Visit['engine'];
  journal(entry: JournalEntry): void;
}

/** Writes usage and journal of a request that was answered, and answers with that; neither can undo it. */
export const createRecorder =
  ({ clock, redact, engine, journal }: RecorderParts) =>
  (visit: Visit, given: Answer): MaybePromise<Answer> => {
    const nowMs = clock.now();
    const status = given.broken?.afterBytes === null ? null : given.status;
    const write = (problem?: unknown): Answer => {
      if (problem !== undefined) visit.error = redact.text(wordsOf(problem), visit.secrets);
      // A request from before a reset is nothing of what began anew.
      if (visit.engine === engine()) journal(journalEntry(visit, status, nowMs, redact));
      return given;
    };
    if (!visit.decision) return write();
    try {
      const recorded = visit.engine.record(visit.decision, {
        status: given.status,
        nowMs,
        requestId: visit.requestId,
        operation: visit.routed?.kind === 'operation' ? visit.routed.operation.id : undefined,
      });
      return isPromise(recorded) ? recorded.then(() => write(), write) : write();
    } catch (thrown) {
      return write(thrown);
    }
  };

/** The journal's entry of a request that was answered. */
const journalEntry = (visit: Visit, status: number | null, nowMs: number, redact: Redactor): JournalEntry => {
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
