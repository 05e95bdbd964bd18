import type { Refusal } from '@latchkey/providers';
import type { Answer } from '../exchange.ts';
import type { Fault, FaultDraw } from '../faults.ts';
import { withHeaders } from './headers.ts';
import type { Respond } from './respond.ts';
import type { Visit } from './visit.ts';

const nothing: Answer = { status: 500, headers: [], body: null, broken: { afterBytes: null } };

/** The answer of a fault that speaks in the server's place, or null where the request walks on. */
export const befallRequest = (
  fault: FaultDraw['fault'],
  visit: Visit,
  respond: Respond,
  nowMs: number,
): Answer | null => {
  switch (fault?.kind) {
    case 'rate_limit':
      return refuse(visit, respond, nowMs, {
        refusal: { kind: 'rate_limited', policy: 'fault', retryAfterMs: (fault.retryAfterSeconds ?? 1) * 1000 },
        retryAfter: fault.retryAfter,
      });
    case 'server_error':
      return refuse(visit, respond, nowMs, {
        refusal: { kind: 'server_error', status: fault.status ?? 500 },
        retryAfter: fault.retryAfterSeconds === undefined ? undefined : String(fault.retryAfterSeconds),
      });
    case 'redirect':
      return respond.bare(visit, fault.status ?? 302, [['Location', fault.location]], nowMs);
    case 'reset':
      return fault.when === 'after' ? null : nothing;
    default:
      return null;
  }
};

const refuse = (
  visit: Visit,
  respond: Respond,
  nowMs: number,
  { refusal, retryAfter }: { refusal: Refusal; retryAfter: string | null | undefined },
): Answer => {
  visit.refusal = refusal;
  const answer = respond.refuse(visit, refusal, nowMs);
  if (retryAfter === undefined) return answer;
  if (retryAfter !== null) return { ...answer, headers: withHeaders(answer.headers, [['Retry-After', retryAfter]]) };
  return { ...answer, headers: answer.headers.filter(([name]) => name !== 'Retry-After') };
};

/** What a fault makes of the server's own answer. */
export const befallAnswer = (fault: Fault | null, answer: Answer): Answer => {
  switch (fault?.kind) {
    case 'reset':
      return fault.when === 'after' ? nothing : answer;
    case 'truncated':
      return { ...answer, broken: { afterBytes: fault.afterBytes ?? Math.floor((answer.body?.length ?? 0) / 2) } };
    case 'malformed':
      return { ...answer, body: fault.body ?? firstHalf(answer.body) };
    default:
      return answer;
  }
};

const firstHalf = (body: Answer['body']): Answer['body'] =>
  body === null || body.length === 0 ? '{' : body.slice(0, Math.ceil(body.length / 2));
