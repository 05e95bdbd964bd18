import type { ErrorCode, Operation, Secret } from '@latchkey/providers';
import type { Validator } from '../answer/validate.ts';
import { isLatchkeyError } from '../error/error.ts';
import { aborted, deadlinePassed } from '../error/failure.ts';
import { keyHider } from '../error/scrub.ts';
import type { ClientEvent, Emitter } from '../events/events.ts';
import { tell } from '../events/tell.ts';
import type { CallOptions } from '../options.ts';
import type { Input } from '../request/request-url.ts';
import { duration, type Settings } from '../settings.ts';
import { createWaits } from '../time/waits.ts';
import { createCallSignal } from './call-signal.ts';
import { errorOf, type Progress } from './progress.ts';
import { createRunCall } from './run-call.ts';

/** One call of an operation with all its attempts. Gives the JSON value of the answer. @throws LatchkeyError */
export type Call = (operation: Operation, input: Input, context: CallContext) => Promise<unknown>;

export interface CallContext extends CallOptions {
  /** The cursor of the page that is asked for: an error tells it. */
  readonly resumesAt?: string | undefined;
  /** What else is not to be printed, beside the key. */
  readonly secrets?: readonly Secret[] | undefined;
}

export const createCall = (settings: Settings, validator: Validator, emitter: Emitter): Call => {
  const { provider, clock } = settings;
  const runCall = createRunCall(settings, validator);

  return async (operation, input, { resumesAt, secrets = [], onEvent, ...options }) => {
    const { deadline = settings.deadlineMs } = options;
    const deadlineMs = deadline === null ? null : duration('deadline', deadline);
    const callSignal = createCallSignal(options.signal, deadlineMs, clock);
    const { signal, deadlineAtMs } = callSignal;
    const progress: Progress = {
      cursor: resumesAt,
      attempts: [],
      waits: createWaits(),
      secrets: [...secrets],
      hide: keyHider(provider.keyFormat, ...secrets),
      asksForKey: false,
      last: null,
    };
    const emit = (event: ClientEvent): void => {
      emitter.emit(event);
      tell(onEvent, event);
    };
    const isHeard = (): boolean => onEvent !== undefined || emitter.isHeard();
    const startedMs = clock.now();
    const ended = (code: ErrorCode | null): void => {
      if (!isHeard()) return;
      const endedMs = clock.now();
      const { attempts, waits } = progress;
      waits.end(endedMs);
      emit({
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
      });
    };
    try {
      const value = await runCall(operation, input, { signal, deadlineAtMs, progress, emit, isHeard });
      ended(null);
      return value;
    } catch (thrown) {
      if (!signal?.aborted || thrown !== signal.reason) {
        if (isLatchkeyError(thrown)) ended(thrown.code);
        throw thrown;
      }
      const failure = callSignal.isDeadline(thrown)
        ? deadlinePassed(operation, deadlineMs ?? 0, progress)
        : aborted(operation, thrown, progress.hide);
      ended(failure.code);
      throw errorOf(failure, progress);
    } finally {
      callSignal.dispose();
    }
  };
};
