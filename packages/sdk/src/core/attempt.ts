import type { Clock, Provider, Secret } from '@latchkey/providers';
import type { Answer } from './answer.ts';
import type { Gate, GateNews, GateRequest } from './gate/gate.ts';
import { newsOf } from './limit-words.ts';
import type { FetchLike } from './options.ts';
import { readBody } from './read-body.ts';
import { sign } from './sign.ts';
import type { Transport } from './transport.ts';
import { untilAborted } from './until-aborted.ts';
import { TimeUp, withinTime } from './within-time.ts';

/** What an attempt comes to. The caller's own abort is thrown, with the signal's reason. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly place: number; readonly sent: Timing }
  | {
      readonly kind: 'failed';
      readonly code: 'network' | 'timeout';
      readonly cause: unknown;
      /** Undefined where it did not come as far as the gate. */
      readonly place: number | undefined;
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
 * The transport: ky, with one fetch wrapper for each attempt: enter the gate → hold the clock → time out → fetch → read the
 * body → tell the gate → release. Redirects are answers here, so that nothing is ever sent elsewhere by itself.
 */
export const createAttempt = ({ provider, fetch, clock, timeoutMs }: AttemptSettings): SendAttempt => {
  let transport: Transport | null = null;

  /** ky comes with the first request: it touches `Request`, for which Node loads all of its `fetch`. */
  const load = async (signal: AbortSignal | undefined): Promise<Transport> => {
    const release = clock.hold();
    try {
      transport = (await untilAborted(import('./transport.ts'), signal)).transport;
      return transport;
    } finally {
      release();
    }
  };

  const receive = async ({ url, method, body }: AttemptRequest, headers: HeaderFields, signal: AbortSignal) => {
    const init = { method, headers, redirect: 'manual', signal } as const;
    const response = await fetch(url, body === undefined ? init : { ...init, body });
    return { response, body: await readBody(response) };
  };

  /** Gives a response for ky; what the caller is to know of it is left in `attempt`. */
  const exchange = async (request: AttemptRequest, headers: HeaderFields, attempt: Attempted): Promise<Response> => {
    const { gate, entrance } = request;
    const arrivedMs = clock.now();
    const admission = await gate.enter(entrance);
    if (admission.kind === 'too_late') {
      attempt.outcome = admission;
      throw new Error('The gate did not open.');
    }
    const { place } = admission;
    const release = clock.hold();
    let news = unanswered;
    const atMs = clock.now();
    const sent = (): Timing => ({ atMs, waitedMs: atMs - arrivedMs, durationMs: clock.now() - atMs });
    try {
      const receiving = (signal: AbortSignal) => receive(request, headers, signal);
      const { response, body } = await withinTime(receiving, timeoutMs, entrance.signal);
      const { text, flaw } = body;
      const answer = { status: response.status, header: (name: string) => response.headers.get(name), text, flaw };
      news = newsOf(answer, provider.limitSignals, clock.now());
      attempt.outcome = { kind: 'answer', answer, place, sent: sent() };
      return response;
    } catch (cause) {
      entrance.signal?.throwIfAborted();
      attempt.outcome = {
        kind: 'failed',
        code: cause instanceof TimeUp ? 'timeout' : 'network',
        cause,
        place,
        sent: sent(),
      };
      throw cause;
    } finally {
      admission.leave(news);
      release();
    }
  };

  return async (request) => {
    const { url, method, entrance } = request;
    const headers = sign(request.headers, provider.credentials, request.secret);
    const attempt: Attempted = {};
    let cause: unknown;
    try {
      const send = transport ?? (await load(entrance.signal));
      await send(url, method, () => exchange(request, headers, attempt));
    } catch (thrown) {
      cause = thrown;
    }
    if (attempt.outcome) return attempt.outcome;
    // What ky throws is of interest only where our own wrapper has nothing to say.
    entrance.signal?.throwIfAborted();
    const sent = { atMs: clock.now(), waitedMs: 0, durationMs: 0 };
    return { kind: 'failed', code: 'network', cause, place: entrance.place, sent };
  };
};

type HeaderFields = Readonly<Record<string, string>>;

interface Attempted {
  outcome?: Outcome;
}
