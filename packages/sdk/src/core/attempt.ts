import type { Clock, Provider, Secret } from '@latchkey/providers';
import ky from 'ky';
import type { Answer } from './answer.ts';
import type { Gate, GateNews, GateRequest } from './gate/gate.ts';
import { newsOf } from './limit-words.ts';
import type { FetchLike } from './options.ts';
import { readBody } from './read-body.ts';
import { sign } from './sign.ts';
import { untilAborted } from './until-aborted.ts';

/** What an attempt comes to. The caller's own abort is thrown, with the signal's reason. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly place: number; readonly sent: Timing }
  | {
      readonly kind: 'failed';
      readonly code: 'network' | 'timeout';
      readonly cause: unknown;
      readonly place: number;
      readonly sent: Timing;
    }
  /** The gate would let it through only after the deadline. */
  | { readonly kind: 'too_late'; readonly retryAtMs: number };

export interface Timing {
  readonly atMs: number;
  readonly waitedMs: number;
  readonly durationMs: number;
}

export interface AttemptRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly secret: Secret | null;
  readonly gate: Gate;
  readonly entrance: GateRequest;
}

export interface AttemptSettings {
  readonly provider: Pick<Provider, 'credentials' | 'limitSignals'>;
  readonly fetch: FetchLike;
  readonly clock: Clock;
  readonly timeoutMs: number;
}

/** Sends one request. */
export type SendAttempt = (request: AttemptRequest) => Promise<Outcome>;

const unanswered: GateNews = { status: null, retryAtMs: null, words: [] };

/**
 * The transport: ky, with one fetch wrapper for each attempt: sign → enter the gate → hold the clock → time out → fetch →
 * read the body → tell the gate → release. Redirects are answers here, so that nothing is ever sent elsewhere by itself.
 */
export const createAttempt = ({ provider, fetch, clock, timeoutMs }: AttemptSettings): SendAttempt => {
  const transport = ky.create({ retry: 0, timeout: false, throwHttpErrors: false, redirect: 'manual' });

  const exchange = async (request: AttemptRequest, entered: (response: Response) => void): Promise<Outcome> => {
    const { gate, entrance } = request;
    const headers = sign(request.headers, provider.credentials, request.secret);
    const arrivedMs = clock.now();
    const admission = await gate.enter(entrance);
    if (admission.kind === 'too_late') return admission;
    const { place } = admission;
    const release = clock.hold();
    let news = unanswered;
    const atMs = clock.now();
    const sent = (): Timing => ({ atMs, waitedMs: atMs - arrivedMs, durationMs: clock.now() - atMs });
    const timing = createTimeout(timeoutMs, entrance.signal);
    try {
      entrance.signal?.throwIfAborted();
      const init = { method: request.method, headers, redirect: 'manual', signal: timing.signal } as const;
      const content = request.body === undefined ? {} : { body: request.body };
      const response = await untilAborted(fetch(request.url, { ...init, ...content }), timing.signal);
      const body = await untilAborted(readBody(response), timing.signal);
      entered(response);
      const answer = { status: response.status, header: (name: string) => response.headers.get(name), ...body };
      news = newsOf(answer, provider.limitSignals, clock.now());
      return { kind: 'answer', answer, place, sent: sent() };
    } catch (cause) {
      entrance.signal?.throwIfAborted();
      return { kind: 'failed', code: timing.isOver() ? 'timeout' : 'network', cause, place, sent: sent() };
    } finally {
      timing.dispose();
      admission.leave(news);
      release();
    }
  };

  return async (request) => {
    const result: { outcome?: Outcome; failure?: { readonly thrown: unknown } } = {};
    const perAttempt = async (): Promise<Response> => {
      const answered: { response?: Response } = {};
      try {
        result.outcome = await exchange(request, (response) => {
          answered.response = response;
        });
      } catch (thrown) {
        result.failure = { thrown };
      }
      if (!answered.response) throw new Error('No answer came.');
      return answered.response;
    };
    try {
      await transport(request.url, { method: request.method, fetch: perAttempt });
    } catch (thrown) {
      // What ky throws holds the request: it is of interest only where our own wrapper never ran.
      if (!result.outcome) result.failure ??= { thrown };
    }
    if (result.outcome) return result.outcome;
    throw result.failure?.thrown;
  };
};

/** A signal that aborts with the caller's, or after a time that runs on a real timer. */
const createTimeout = (timeoutMs: number, caller: AbortSignal | undefined) => {
  const controller = new AbortController();
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    controller.abort(new Error(`No answer came within ${timeoutMs} ms.`));
  }, timeoutMs);
  const onAbort = (): void => controller.abort(caller?.reason);
  if (caller?.aborted) onAbort();
  else caller?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    isOver: () => over,
    dispose() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
    },
  };
};
