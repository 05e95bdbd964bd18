import type { Operation } from '@latchkey/providers';
import { createAttempt, type Outcome } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import { type CallSignal, createCallSignal } from './call-signal.ts';
import { type Attempt, LatchkeyError } from './error.ts';
import { type ClientEvent, type ClientListener, type Emitter, tell } from './events.ts';
import { aborted, deadlinePassed, type Failure, tooLate } from './failure.ts';
import { judge } from './judge.ts';
import { retryAtOfAnswer } from './limit-words.ts';
import type { CallOptions } from './options.ts';
import { prepare } from './prepare.ts';
import { requestIdOf } from './read-answer.ts';
import { mostRedirects } from './redirect.ts';
import type { Input } from './request-url.ts';
import { type HideKeys, keyHider } from './scrub.ts';
import { duration, type Settings } from './settings.ts';
import { untilAborted } from './until-aborted.ts';
import type { Validator } from './validate.ts';

/** One call of an operation with all its attempts. Gives the JSON value of the answer. @throws LatchkeyError */
export type Call = (operation: Operation, input: Input, context: CallContext) => Promise<unknown>;

export interface CallContext extends CallOptions {
  /** The cursor of the page that is asked for: an error tells it. */
  readonly resumesAt?: string | undefined;
}

/** What a call has come to so far. */
interface Progress {
  readonly cursor: string | undefined;
  readonly attempts: Attempt[];
  hide: HideKeys;
  last: Failure | null;
}

export const createCall = (settings: Settings, validator: Validator, emitter: Emitter): Call => {
  const { provider, clock, credentials } = settings;
  const sendAttempt = createAttempt(settings);

  const credentialFor = (operation: Operation, signal: AbortSignal | undefined) => {
    if (operation.scopes === null) return null;
    const credential = credentials.get();
    if (!(credential instanceof Promise)) return credential;
    const release = clock.hold();
    return untilAborted(credential, signal).finally(release);
  };

  /** The pause before a failed attempt is repeated; null where it is not. */
  const pauseAfter = (failure: Failure, outcome: Outcome, failures: number, isRepeatable: boolean): number | null => {
    if (failure.again !== 'pause' || !isRepeatable || failures >= settings.maxAttempts) return null;
    const retryAtMs = outcome.kind === 'answer' ? retryAtOfAnswer(outcome.answer, clock.now()) : null;
    return Math.max(backoffMs(failures, settings.random), (retryAtMs ?? 0) - clock.now());
  };

  const run = async (
    operation: Operation,
    input: Input,
    { signal, deadlineAtMs }: CallSignal,
    progress: Progress,
    listener: ClientListener | undefined,
  ): Promise<unknown> => {
    const prepared = prepare(settings.baseUrl, operation, input);
    const { method, headers, body, isRepeatable } = prepared;
    const asked = credentialFor(operation, signal);
    const credential = asked instanceof Promise ? await asked : asked;
    const secret = credential?.secret ?? null;
    const hide = keyHider(provider.keyFormat, secret);
    progress.hide = hide;
    const gate = settings.gateFor(credential?.digest ?? null);
    const { id } = operation;
    const emit = (event: ClientEvent): void => {
      emitter.emit(event);
      tell(listener, event);
    };
    const wait = (reason: 'rate_limit' | 'retry') => (untilMs: number | null) =>
      emit({ type: 'wait', operation: id, reason, until: untilMs === null ? null : new Date(untilMs) });
    const entrance = {
      operation,
      limits: credential ? provider.limits : [],
      clock,
      deadlineAtMs,
      signal,
      onWait: wait('rate_limit'),
    };
    const judging = {
      operation,
      errors: provider.errors,
      hide,
      validate: (body: unknown) => validator(id, body, hide, emit),
    };
    let { url } = prepared;
    let place: number | undefined;
    let redirects = 0;
    let failures = 0;

    for (;;) {
      const outcome = await sendAttempt({ method, url, headers, body, secret, gate, entrance: { ...entrance, place } });
      if (outcome.kind === 'too_late') throw errorOf(tooLate(operation, outcome.retryAtMs, progress.last), progress);
      place = outcome.place;
      const verdict = judge(outcome, { ...judging, url, redirectsLeft: mostRedirects - redirects });
      const failure = verdict.kind === 'failed' ? verdict.failure : null;
      const status = outcome.kind === 'answer' ? outcome.answer.status : null;
      progress.attempts.push({ startedAt: new Date(outcome.sent.atMs), status, code: failure?.code ?? null });
      const attempt = progress.attempts.length;
      const isHeard = listener !== undefined || emitter.isHeard();
      if (isHeard && outcome.kind === 'answer') emit(responseEvent(id, attempt, outcome, hide));

      if (verdict.kind === 'done') {
        gate.budget.restore();
        return verdict.value;
      }
      if (verdict.kind === 'redirected') {
        redirects++;
        url = verdict.url;
        continue;
      }
      progress.last = verdict.failure;
      if (status === 401 && credential) credentials.refused(credential);
      if (verdict.failure.again === 'limit') {
        // The gate now knows when, and holds the call until then.
        emit({ type: 'retry', operation: id, attempt, code: verdict.failure.code, status, delayMs: 0 });
        continue;
      }
      const delayMs = pauseAfter(verdict.failure, outcome, ++failures, isRepeatable);
      const untilMs = clock.now() + (delayMs ?? 0);
      if (delayMs === null || untilMs > deadlineAtMs || !gate.budget.take()) throw errorOf(verdict.failure, progress);
      emit({ type: 'retry', operation: id, attempt, code: verdict.failure.code, status, delayMs });
      wait('retry')(untilMs);
      await clock.sleep(delayMs, { signal });
    }
  };

  return async (operation, input, { resumesAt, ...options }) => {
    const deadlineMs = options.deadline === undefined ? settings.deadlineMs : duration('deadline', options.deadline);
    const callSignal = createCallSignal(options.signal, deadlineMs, clock);
    const progress: Progress = {
      cursor: resumesAt,
      attempts: [],
      hide: keyHider(provider.keyFormat, null),
      last: null,
    };
    try {
      return await run(operation, input, callSignal, progress, options.onEvent);
    } catch (thrown) {
      const { signal } = callSignal;
      if (!signal?.aborted || thrown !== signal.reason) throw thrown;
      const failure = callSignal.isDeadline(thrown)
        ? deadlinePassed(operation, deadlineMs ?? 0, progress.last)
        : aborted(operation, thrown, progress.hide);
      throw errorOf(failure, progress);
    } finally {
      callSignal.dispose();
    }
  };
};

const errorOf = ({ again: _, ...fields }: Failure, { attempts, cursor }: Progress): LatchkeyError =>
  new LatchkeyError({ ...fields, attempts, cursor });

const responseEvent = (
  operation: string,
  attempt: number,
  { answer, sent: { waitedMs, durationMs } }: Extract<Outcome, { kind: 'answer' }>,
  hide: HideKeys,
): ClientEvent => ({
  type: 'response',
  operation,
  attempt,
  status: answer.status,
  requestId: requestIdOf(answer, hide),
  waitedMs,
  durationMs,
});
