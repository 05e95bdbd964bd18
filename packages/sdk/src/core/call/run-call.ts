import { costsOf, type Operation } from '@latchkey/providers';
import type { Verdict } from '../answer/judge.ts';
import type { Validator } from '../answer/validate.ts';
import { type Failure, unloaded, where } from '../error/failure.ts';
import type { HideKeys } from '../error/scrub.ts';
import type { Unrepeated } from '../error/unrepeated.ts';
import type { ClientEvent } from '../events/events.ts';
import { prepare } from '../request/prepare.ts';
import type { Input } from '../request/request-url.ts';
import type { Settings } from '../settings.ts';
import { backoffMs } from '../time/backoff.ts';
import type { Wait } from '../time/waits.ts';
import { createAttempt, type Outcome } from './attempt.ts';
import { createCallKeys, isOfKey } from './call-keys.ts';
import type { CallSignal } from './call-signal.ts';
import { errorOf, type Progress } from './progress.ts';

/** Sends a call's request until it has come to something. Gives the JSON value of the answer. @throws LatchkeyError */
export type RunCall = (operation: Operation, input: Input, run: Running) => Promise<unknown>;

export interface Running extends Pick<CallSignal, 'signal' | 'deadlineAtMs'> {
  /** Is written to while the call goes on. */
  readonly progress: Progress;
  emit(event: ClientEvent): void;
  /** Whether anybody listens. */
  isHeard(): boolean;
}

export const createRunCall = (settings: Settings, validator: Validator): RunCall => {
  const { provider, clock } = settings;
  const sendAttempt = createAttempt(settings, validator.load);
  const keys = createCallKeys(settings);
  const costOf = costsOf(provider);

  return async (operation, input, { signal, deadlineAtMs, progress, emit, isHeard }) => {
    const prepared = prepare(settings.baseUrl, operation, input);
    const { method, headers, body, isRepeatable } = prepared;
    const taken = keys.take(operation, signal, progress);
    let key = taken instanceof Promise ? await taken : taken;
    const { id } = operation;
    const wait = (reason: Wait['reason']) => (untilMs: number | null) => {
      progress.waits.begin(reason, clock.now());
      emit({ type: 'wait', operation: id, reason, until: untilMs === null ? null : new Date(untilMs) });
    };
    const entrance = {
      operation,
      limits: key.credential ? provider.limits : [],
      cost: costOf(operation),
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
    const refusedKeys: string[] = [];
    let { url } = prepared;
    let place: number | undefined;
    let redirects = 0;
    let failures = 0;

    for (;;) {
      const { secret, gate, isStale } = key;
      const request = { method, url, headers, body, secret, gate, isStale };
      const outcome = await sendAttempt({ ...request, entrance: { ...entrance, place } });
      progress.waits.end('sent' in outcome ? outcome.sent.atMs : clock.now());
      if (outcome.kind === 'stale') {
        key = await keys.take(operation, signal, progress);
        place = undefined;
        continue;
      }
      if (outcome.kind === 'too_late') {
        throw errorOf(outcome.reception.tooLate(operation, outcome.retryAtMs, progress.last), progress);
      }
      place = outcome.place;
      const verdict: Verdict =
        outcome.kind === 'answer'
          ? outcome.reception.judge(outcome.answer, { ...judging, hide: progress.hide, url, redirects })
          : { kind: 'failed', failure: unansweredBy(outcome, operation, progress.hide) };
      const failure = verdict.kind === 'failed' ? verdict.failure : null;
      const status = outcome.kind === 'answer' ? outcome.answer.status : null;
      const { atMs, waitedMs, durationMs } = outcome.sent;
      const code = failure?.code ?? null;
      progress.attempts.push({ startedAt: new Date(atMs), waitedMs, durationMs, status, code });
      const attempt = progress.attempts.length;
      if (outcome.kind === 'answer' && isHeard())
        emit(outcome.reception.responseEvent(id, attempt, outcome, progress.hide));

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
        refusedKeys.push(key.credential.digest);
        const refused = keys.refuse(key.credential, verdict.failure, id, refusedKeys.length, emit);
        if (refused) throw errorOf(refused, progress);
        key = await keys.take(operation, signal, progress);
        // A function may give the same key again, and `useKey` one that was refused before.
        if (key.credential && refusedKeys.includes(key.credential.digest)) throw errorOf(verdict.failure, progress);
        emit({ type: 'retry', operation: id, attempt, code: verdict.failure.code, status, delayMs: 0 });
        place = undefined;
        continue;
      }
      if (verdict.failure.again === 'never') throw errorOf(verdict.failure, progress);
      if (verdict.failure.again === 'limit') {
        // The gate now knows when, and holds the call until then.
        emit({ type: 'retry', operation: id, attempt, code: verdict.failure.code, status, delayMs: 0 });
        continue;
      }
      failures++;
      const nowMs = clock.now();
      const retryAtMs = outcome.kind === 'answer' ? outcome.reception.retryAtOfAnswer(outcome.answer, nowMs) : null;
      const delayMs = Math.max(backoffMs(failures, settings.random), (retryAtMs ?? 0) - nowMs);
      const untilMs = nowMs + delayMs;
      const spared: Unrepeated | null =
        (!isRepeatable || failures >= settings.maxAttempts ? 'done' : null) ??
        (untilMs >= deadlineAtMs ? 'deadline' : null) ??
        (gate.budget.take() ? null : 'budget');
      if (spared) {
        const told = outcome.reception?.unrepeated(verdict.failure, spared, retryAtMs) ?? verdict.failure;
        throw errorOf(told, progress);
      }
      emit({ type: 'retry', operation: id, attempt, code: verdict.failure.code, status, delayMs });
      wait('retry')(untilMs);
      await clock.sleep(delayMs, { signal });
      progress.waits.end(clock.now());
    }
  };
};

const unansweredBy = (outcome: Extract<Outcome, { kind: 'failed' }>, operation: Operation, hide: HideKeys): Failure =>
  outcome.reception?.unanswered(operation, outcome, hide) ?? unloaded(where(operation), outcome.cause, hide);
