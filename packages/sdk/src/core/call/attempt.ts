import type { ClientHalf, Clock, Secret } from '@latchkey/providers';
import type { Answer } from '../answer/answer.ts';
import type { Gate, GateNews, GateRequest } from '../gate/gate.ts';
import type { CredentialSource } from '../keys/credential.ts';
import { sign } from '../keys/sign.ts';
import type { BodyGiven, FetchLike } from '../options.ts';
import { untilAborted } from '../time/until-aborted.ts';
import { TimeUp, withinTime } from '../time/within-time.ts';

/** What an attempt comes to. The caller's own abort is thrown, with the signal's reason. */
export type Outcome =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      /** What can read it. */
      readonly reception: Reception;
      readonly place: number;
      readonly sent: Timing;
    }
  | {
      readonly kind: 'failed';
      readonly code: 'network' | 'timeout';
      readonly cause: unknown;
      /** What can tell of it; null where it could not be loaded. */
      readonly reception: Reception | null;
      /** Undefined where it did not come as far as the gate. */
      readonly place: number | undefined;
      readonly sent: Timing;
    }
  /** The gate would not let it through before the deadline. */
  | { readonly kind: 'too_late'; readonly retryAtMs: number; readonly reception: Reception }
  /** The key was replaced while it waited at the gate. */
  | { readonly kind: 'stale' };

/** The half of the core that comes with the first request: ky, what reads answers, and what tells why there is none. */
export type Reception = typeof import('./transport.ts');

export interface Timing {
  readonly atMs: number;
  readonly waitedMs: number;
  readonly durationMs: number;
}

export interface AttemptRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyGiven | undefined;
  readonly secret: Secret | null;
  /** Whether the key is no longer the one to send: a key that was refused is not sent again by those who wait. */
  isStale(): boolean;
  readonly gate: Gate;
  readonly entrance: GateRequest;
}

export interface AttemptSettings {
  readonly provider: Pick<ClientHalf, 'credentials' | 'limitSignals' | 'errors'>;
  readonly credentials?: Pick<CredentialSource, 'hear'>;
  readonly fetch: FetchLike;
  readonly clock: Clock;
  readonly timeoutMs: number;
}

/** Sends one request. */
export type SendAttempt = (request: AttemptRequest) => Promise<Outcome>;

const unanswered: GateNews = { outcome: 'unanswered', retryAtMs: null, words: [] };

/**
 * The transport: ky, with one fetch wrapper for each attempt: enter the gate → hold the clock → time out → fetch → read the
 * body → tell the gate → release. Redirects are answers here, so that nothing is ever sent elsewhere by itself.
 * @param loadAlong fetches what else is to be there before the first answer is
 */
export const createAttempt = (
  { provider, credentials, fetch, clock, timeoutMs }: AttemptSettings,
  loadAlong: () => Promise<void>,
): SendAttempt => {
  let reception: Reception | null = null;

  /** ky comes with the first request: it touches `Request`, for which Node loads all of its `fetch`. */
  const load = async (signal: AbortSignal | undefined): Promise<Reception> => {
    const release = clock.hold();
    try {
      const loading = Promise.all([import('./transport.ts'), loadAlong()]);
      [reception] = await untilAborted(loading, signal);
      return reception;
    } finally {
      release();
    }
  };

  const receive = async (
    { readBody }: Reception,
    { url, method, body }: AttemptRequest,
    headers: HeaderFields,
    signal: AbortSignal,
  ) => {
    const init = { method, headers, redirect: 'manual', signal } as const;
    const response = await fetch(url, body === undefined ? init : { ...init, body });
    return { response, body: await readBody(response) };
  };

  /** Gives a response for ky; what the caller is to know of it is left in `attempt`. */
  const exchange = async (
    reception: Reception,
    request: AttemptRequest,
    headers: HeaderFields,
    attempt: Attempted,
  ): Promise<Response> => {
    const { newsOf, noNews, isOfPlan } = reception;
    const { gate, entrance } = request;
    const arrivedMs = clock.now();
    const entering = gate.enter(entrance);
    const admission = entering instanceof Promise ? await entering : entering;
    if (admission.kind === 'too_late') {
      attempt.outcome = { ...admission, reception };
      throw new Error('The gate did not open.');
    }
    if (request.isStale()) {
      admission.leave(noNews);
      attempt.outcome = { kind: 'stale' };
      throw new Error('The key was replaced.');
    }
    const { place } = admission;
    const release = clock.hold();
    let news = unanswered;
    const atMs = clock.now();
    const sent = (): Timing => ({ atMs, waitedMs: atMs - arrivedMs, durationMs: clock.now() - atMs });
    try {
      const receiving = (signal: AbortSignal) => receive(reception, request, headers, signal);
      const { response, body } = await withinTime(receiving, timeoutMs, entrance.signal);
      const { text, flaw } = body;
      credentials?.hear?.(response.headers.get('set-cookie'));
      const answer = { status: response.status, header: (name: string) => response.headers.get(name), text, flaw };
      news = isOfPlan(answer, provider.errors) ? noNews : newsOf(answer, provider.limitSignals, clock.now());
      attempt.outcome = { kind: 'answer', answer, reception, place, sent: sent() };
      return response;
    } catch (cause) {
      entrance.signal?.throwIfAborted();
      attempt.outcome = {
        kind: 'failed',
        code: cause instanceof TimeUp ? 'timeout' : 'network',
        cause,
        reception,
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
      const loaded = reception ?? (await load(entrance.signal));
      await loaded.transport(url, method, () => exchange(loaded, request, headers, attempt));
    } catch (thrown) {
      cause = thrown;
    }
    if (attempt.outcome) return attempt.outcome;
    // What ky throws is of interest only where our own wrapper has nothing to say.
    entrance.signal?.throwIfAborted();
    const sent = { atMs: clock.now(), waitedMs: 0, durationMs: 0 };
    return { kind: 'failed', code: 'network', cause, reception, place: entrance.place, sent };
  };
};

type HeaderFields = Readonly<Record<string, string>>;

interface Attempted {
  outcome?: Outcome;
}
