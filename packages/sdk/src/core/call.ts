import type { ErrorCode, Operation, Secret } from '@latchkey/providers';
import { createAttempt, type Outcome } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import { type CallSignal, createCallSignal } from './call-signal.ts';
import type { Credential } from './credential.ts';
import { type Attempt, isLatchkeyError, LatchkeyError } from './error.ts';
import { type ClientEvent, type ClientListener, type Emitter, tell } from './events.ts';
import { aborted, bothRefused, deadlinePassed, type Failure, tooLate, unanswered } from './failure.ts';
import type { Verdict } from './judge.ts';
import type { CallOptions } from './options.ts';
import { prepare } from './prepare.ts';
import type { Input } from './request-url.ts';
import { type HideKeys, keyHider } from './scrub.ts';
import { duration, type Settings } from './settings.ts';
import { untilAborted } from './until-aborted.ts';
import type { Validator } from './validate.ts';
import { createWaits, type Wait, type Waits } from './waits.ts';

/** One call of an operation with all its attempts. Gives the JSON value of the answer. @throws LatchkeyError */
export type Call = (operation: Operation, input: Input, context: CallContext) => Promise<unknown>;

export interface CallContext extends CallOptions {
  /** The cursor of the page that is asked for: an error tells it. */
  readonly resumesAt?: string | undefined;
  /** What else is not to be printed, beside the key. */
  readonly secrets?: readonly Secret[] | undefined;
}

/** What a call has come to so far. */
interface Progress {
  readonly cursor: string | undefined;
  readonly attempts: Attempt[];
  readonly waits: Waits;
  /** Every key that it was sent with. */
  readonly secrets: Secret[];
  hide: HideKeys;
  last: Failure | null;
}

export const createCall = (settings: Settings, validator: Validator, emitter: Emitter): Call => {
  const { provider, clock, credentials, log } = settings;
  const sendAttempt = createAttempt(settings, validator.load);

  const credentialFor = (operation: Operation, signal: AbortSignal | undefined) => {
    if (operation.scopes === null) return null;
    const credential = credentials.get();
    if (!(credential instanceof Promise)) return credential;
    const release = clock.hold();
    return untilAborted(credential, signal).finally(release);
  };

  /** What hangs on the key that a call is sent with. */
  const keyed = (credential: Credential | null, progress: Progress) => {
    if (credential) progress.secrets.push(credential.secret);
    progress.hide = keyHider(provider.keyFormat, ...progress.secrets);
    return {
      credential,
      secret: credential?.secret ?? null,
      gate: settings.gateFor(credential?.digest ?? null),
      isStale: () => credential !== null && !credentials.isCurrent(credential),
    };
  };

  /** The server did not take the key of a call. Gives what is wrong, or null where there is another key to go on with. */
  const refuse = (
    credential: Credential,
    failure: Failure,
    operation: string,
    isSecondTime: boolean,
    emit: (event: ClientEvent) => void,
  ): Failure | null => {
    const { another, failover, wasBackup } = credentials.refused(credential);
    if (failover) {
      const { code, status = null } = failure;
      const [from, to] = [failover.from.mask, failover.to.mask];
      emit({ type: 'failover', operation, code, status, from, to });
      log.warn(`${provider.title} refused the primary key (${from}, ${code}): the backup key (${to}) takes its place.`);
    }
    if (another && !isSecondTime) return null;
    return wasBackup ? bothRefused(failure) : failure;
  };

  /** The pause before a failed attempt is repeated; null where it is not. */
  const pauseAfter = (failure: Failure, outcome: Outcome, failures: number, isRepeatable: boolean): number | null => {
    if (failure.again !== 'pause' || !isRepeatable || failures >= settings.maxAttempts) return null;
    const retryAtMs = outcome.kind === 'answer' ? outcome.reception.retryAtOfAnswer(outcome.answer, clock.now()) : null;
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
    const takeKey = async () => keyed(await credentialFor(operation, signal), progress);
    const asked = credentialFor(operation, signal);
    let key = keyed(asked instanceof Promise ? await asked : asked, progress);
    const { id } = operation;
    const emit = (event: ClientEvent): void => {
      emitter.emit(event);
      tell(listener, event);
    };
    const wait = (reason: Wait['reason']) => (untilMs: number | null) => {
      progress.waits.begin(reason, clock.now());
      emit({ type: 'wait', operation: id, reason, until: untilMs === null ? null : new Date(untilMs) });
    };
    const entrance = {
      operation,
      limits: key.credential ? provider.limits : [],
      clock,
      deadlineAtMs,
      signal,
      onWait: wait('rate_limit'),
    };
    const judging = {
      operation,
      errors: provider.errors,
      validate: (body: unknown) => validator.look(id, body, progress.hide, emit),
    };
    let { url } = prepared;
    let place: number | undefined;
    let redirects = 0;
    let failures = 0;
    let refusals = 0;

    for (;;) {
      const { secret, gate, isStale } = key;
      const request = { method, url, headers, body, secret, gate, isStale };
      const outcome = await sendAttempt({ ...request, entrance: { ...entrance, place } });
      progress.waits.end('sent' in outcome ? outcome.sent.atMs : clock.now());
      if (outcome.kind === 'stale') {
        key = await takeKey();
        place = undefined;
        continue;
      }
      if (outcome.kind === 'too_late') throw errorOf(tooLate(operation, outcome.retryAtMs, progress.last), progress);
      place = outcome.place;
      const verdict: Verdict =
        outcome.kind === 'failed'
          ? { kind: 'failed', failure: unanswered(operation, outcome, progress.hide) }
          : outcome.reception.judge(outcome.answer, { ...judging, hide: progress.hide, url, redirects });
      const failure = verdict.kind === 'failed' ? verdict.failure : null;
      const status = outcome.kind === 'answer' ? outcome.answer.status : null;
      const { atMs, waitedMs, durationMs } = outcome.sent;
      progress.attempts.push({
        startedAt: new Date(atMs),
        waitedMs,
        durationMs,
        status,
        code: failure?.code ?? null,
      });
      const attempt = progress.attempts.length;
      const isHeard = listener !== undefined || emitter.isHeard();
      if (isHeard && outcome.kind === 'answer') emit(responseEvent(id, attempt, outcome, progress.hide));

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
      if (key.credential && isOfKey(verdict.failure)) {
        const refused = refuse(key.credential, verdict.failure, id, refusals++ > 0, emit);
        if (refused) throw errorOf(refused, progress);
        const { digest } = key.credential;
        key = await takeKey();
        // A function that gives the same key again has no other.
        if (key.credential?.digest === digest) throw errorOf(verdict.failure, progress);
        emit({ type: 'retry', operation: id, attempt, code: verdict.failure.code, status, delayMs: 0 });
        place = undefined;
        continue;
      }
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
      progress.waits.end(clock.now());
    }
  };

  return async (operation, input, { resumesAt, secrets = [], ...options }) => {
    const { deadline = settings.deadlineMs } = options;
    const deadlineMs = deadline === null ? null : duration('deadline', deadline);
    const callSignal = createCallSignal(options.signal, deadlineMs, clock);
    const progress: Progress = {
      cursor: resumesAt,
      attempts: [],
      waits: createWaits(),
      secrets: [...secrets],
      hide: keyHider(provider.keyFormat, ...secrets),
      last: null,
    };
    const startedMs = clock.now();
    const ended = (code: ErrorCode | null): void => {
      if (!options.onEvent && !emitter.isHeard()) return;
      const endedMs = clock.now();
      const { attempts, waits } = progress;
      waits.end(endedMs);
      const event: ClientEvent = {
        type: 'call',
        operation: operation.id,
        method: operation.method,
        path: operation.path,
        origin: new URL(settings.baseUrl).origin,
        startedAt: new Date(startedMs),
        durationMs: endedMs - startedMs,
        code,
        attempts,
        waits: waits.past,
      };
      emitter.emit(event);
      tell(options.onEvent, event);
    };
    try {
      const value = await run(operation, input, callSignal, progress, options.onEvent);
      ended(null);
      return value;
    } catch (thrown) {
      const { signal } = callSignal;
      if (!signal?.aborted || thrown !== signal.reason) {
        if (!isLatchkeyError(thrown)) throw thrown;
        ended(thrown.code);
        throw thrown;
      }
      const failure = callSignal.isDeadline(thrown)
        ? deadlinePassed(operation, deadlineMs ?? 0, progress.last)
        : aborted(operation, thrown, progress.hide);
      ended(failure.code);
      throw errorOf(failure, progress);
    } finally {
      callSignal.dispose();
    }
  };
};

/** Whether it is the key that the server did not take: nothing was done for the call. */
const isOfKey = ({ status, code }: Failure): boolean =>
  status === 401 || code === 'unauthorized' || code === 'key_expired';

const errorOf = ({ again: _, ...fields }: Failure, { attempts, cursor }: Progress): LatchkeyError =>
  new LatchkeyError({ ...fields, attempts, cursor });

const responseEvent = (
  operation: string,
  attempt: number,
  { answer, reception, sent: { waitedMs, durationMs } }: Extract<Outcome, { kind: 'answer' }>,
  hide: HideKeys,
): ClientEvent => ({
  type: 'response',
  operation,
  attempt,
  status: answer.status,
  requestId: reception.requestIdOf(answer, hide),
  waitedMs,
  durationMs,
});
