import { type Operation, type Provider, problemOf, type Refusal } from '@latchkey/providers';
import type { Answer } from '../exchange.ts';
import type { Reply } from '../world.ts';
import { challengeHeaders } from './challenge.ts';
import { createDateText, type Header, withHeaders } from './headers.ts';
import { limitHeaders, retryAfterHeaders } from './limit-headers.ts';
import { createRedactor } from './redact.ts';
import type { Visit } from './visit.ts';

/** Writes answers in the provider's own words. */
export interface Respond {
  reply(visit: Visit, operation: Operation, reply: Exclude<Reply, { kind: 'refused' }>, nowMs: number): Answer;
  refuse(visit: Visit, refusal: Refusal, nowMs: number): Answer;
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
  ];
  const write = (visit: Visit, status: number, headers: readonly Header[], body: Answer['body']): Answer => {
    const needles =
      typeof body === 'string' ? redact.needles(visit.exchange.path, visit.exchange.query, visit.secrets) : [];
    const shown = typeof body === 'string' && needles.length > 0 ? redact.text(body, needles) : body;
    if (visit.exchange.method !== 'HEAD') return { status, headers, body: shown };
    return { status, headers: [...headers, ['Content-Length', String(byteLength(shown))]], body: null };
  };

  return {
    reply(visit, operation, reply, nowMs) {
      const status = operation.success;
      const headers = headersOf(visit, null, nowMs);
      if (reply.kind === 'content') {
        headers.push(['Content-Type', reply.contentType]);
        return write(visit, status, withHeaders(headers, reply.headers ?? []), reply.content);
      }
      const body = reply.kind === 'page' ? styleOf(pagination, operation).write(reply) : reply.body;
      if (status === 204 || body === undefined) return write(visit, status, headers, null);
      headers.push(['Content-Type', operation.produces.find((type) => /[/+]json\b/.test(type)) ?? 'application/json']);
      const own = reply.kind === 'json' ? (reply.headers ?? []) : [];
      return write(visit, status, withHeaders(headers, own), JSON.stringify(body));
    },
    refuse(visit, refusal, nowMs) {
      const problem = problemOf(errors, refusal, { path: visit.exchange.path, nowMs });
      const headers = [
        ...headersOf(visit, refusal, nowMs),
        ['Content-Type', errors.contentType] as const,
        ...challengeHeaders(credentials, refusal, problem.status),
        ...retryAfterHeaders(refusal, limitSignals),
      ];
      if (refusal.kind === 'method_not_allowed') headers.push(['Allow', refusal.allowed.join(', ')]);
      // Refusals repeat words of the request; none of them is a key (security 23).
      return write(visit, problem.status, headers, redact.text(JSON.stringify(errors.write(problem)), visit.secrets));
    },
    bare: (visit, status, headers, nowMs) => write(visit, status, [...headersOf(visit, null, nowMs), ...headers], null),
  };
};

const styleOf = (styles: Provider['pagination'], { id, page }: Operation) => {
  const style = page === null ? undefined : styles[page];
  if (!style) throw new Error(`Operation '${id}' was answered with a page, but names no page style of its provider.`);
  return style;
};

const byteLength = (body: Answer['body']): number =>
  body === null ? 0 : typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
