import { type Operation, type Problem, type Provider, problemOf, type Refusal } from '@latchkey/providers';
import type { Answer } from '../exchange.ts';
import type { Reply } from '../world.ts';
import { challengeHeaders } from './challenge.ts';
import { createDateText, type Header, withHeaders } from './headers.ts';
import { limitHeaders, outageHeaders, retryAfterHeaders } from './limit-headers.ts';
import { createRedactor } from './redact.ts';
import type { Visit } from './visit.ts';

/** Writes answers in the provider's own words. */
export interface Respond {
  reply(
    visit: Visit,
    operation: Operation,
    reply: Exclude<Reply, { kind: 'refused' | 'problem' }>,
    nowMs: number,
  ): Answer;
  refuse(visit: Visit, refusal: Refusal, nowMs: number): Answer;
  /** A problem that is the system's own, and of no kind that all systems have. */
  problem(visit: Visit, problem: Problem, nowMs: number): Answer;
  /** An answer without a body. */
  bare(visit: Visit, status: number, headers: readonly Header[], nowMs: number): Answer;
}

export interface RespondOptions {
  /** Sends limit headers that the system does not document. */
  readonly rateLimitHeaders: boolean;
}

/** Answers in a provider's words. */
export const createRespond = (provider: Provider, { rateLimitHeaders }: RespondOptions): Respond => {
  const { errors, pagination, credentials, limitSignals, keyFormat } = provider;
  const redact = createRedactor(keyFormat);
  const dateText = createDateText();
  // A key in a URL must not leak through a Referer (security 18).
  const readsQuery = credentials.carriers.some((carrier) => carrier.in === 'query');

  const headersOf = (visit: Visit, refusal: Refusal | null, nowMs: number): Header[] => [
    ['Date', dateText(nowMs)],
    ['X-Request-Id', visit.requestId],
    ['Cache-Control', 'no-store'],
    ...(readsQuery ? [['Referrer-Policy', 'no-referrer'] as const] : []),
    ...limitHeaders(limitSignals, visit.decision?.limits ?? [], { refusal, nowMs, isForced: rateLimitHeaders }),
    ...outageHeaders(visit.decision?.outage),
  ];
  const write = (visit: Visit, status: number, headers: readonly Header[], body: Answer['body']): Answer => {
    const needles =
      typeof body === 'string' ? redact.needles(visit.exchange.path, visit.exchange.query, visit.secrets) : [];
    const shown = typeof body === 'string' && needles.length > 0 ? redact.text(body, needles) : body;
    if (visit.exchange.method !== 'HEAD') return { status, headers, body: shown };
    // A length is that of the answer to GET; where that is not known here, none is told (RFC 9110 §8.6).
    if (shown === null) return { status, headers, body: null };
    return { status, headers: [...headers, ['Content-Length', String(byteLength(shown))]], body: null };
  };

  const say = (visit: Visit, problem: Problem, headers: readonly Header[]): Answer => {
    const body = errors.write(problem);
    if (body === undefined) return write(visit, problem.status, headers, null);
    // Refusals repeat words of the request; none of them is a key (security 23).
    const text = redact.text(JSON.stringify(body), visit.secrets);
    return write(visit, problem.status, [...headers, ['Content-Type', errors.contentType]], text);
  };

  return {
    reply(visit, operation, reply, nowMs) {
      const status = operation.success;
      const headers = headersOf(visit, null, nowMs);
      if (reply.kind === 'accepted') return write(visit, 202, headers, null);
      if (reply.kind === 'content') {
        headers.push(['Content-Type', reply.contentType]);
        return write(visit, status, withHeaders(headers, reply.headers ?? []), reply.content);
      }
      const body = reply.kind === 'page' ? styleOf(pagination, operation).write(reply) : reply.body;
      if (status === 204 || body === undefined) return write(visit, status, headers, null);
      headers.push(['Content-Type', operation.produces.find((type) => /[/+]json\b/.test(type)) ?? 'application/json']);
      const own = reply.kind === 'json' ? [...(reply.headers ?? []), ...(reply.isReplayed ? [replayed] : [])] : [];
      return write(visit, status, withHeaders(headers, own), JSON.stringify(body));
    },
    refuse(visit, refusal, nowMs) {
      const problem = problemOf(errors, refusal, { path: visit.exchange.path, nowMs, body: visit.body });
      const headers = [
        ...headersOf(visit, refusal, nowMs),
        ...challengeHeaders(credentials, refusal, problem.status),
        ...retryAfterHeaders(refusal, limitSignals),
      ];
      if (refusal.kind === 'method_not_allowed') headers.push(['Allow', refusal.allowed.join(', ')]);
      return say(visit, problem, headers);
    },
    problem(visit, problem, nowMs) {
      return say(visit, problem, [
        ...headersOf(visit, null, nowMs),
        ...challengeHeaders(credentials, null, problem.status),
      ]);
    },
    bare: (visit, status, headers, nowMs) => write(visit, status, [...headersOf(visit, null, nowMs), ...headers], null),
  };
};

/** Tells that an Idempotency-Key was used before (security 69). */
const replayed: Header = ['Idempotent-Replayed', 'true'];

const styleOf = (styles: Provider['pagination'], { id, page }: Operation) => {
  const style = page === null ? undefined : styles[page];
  if (!style) throw new Error(`Operation '${id}' was answered with a page, but names no page style of its provider.`);
  return style;
};

const byteLength = (body: NonNullable<Answer['body']>): number =>
  typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
