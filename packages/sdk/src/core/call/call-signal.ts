import type { Clock } from '@latchkey/providers';

/** One signal for everything that a call does: the caller's, and its deadline. */
export interface CallSignal {
  readonly signal: AbortSignal | undefined;
  readonly deadlineAtMs: number;
  /** Whether the deadline, and not the caller, ended the call. */
  isDeadline(reason: unknown): boolean;
  /** Takes timer and listener away. */
  dispose(): void;
}

/** @param deadlineMs null: none */
export const createCallSignal = (
  caller: AbortSignal | undefined,
  deadlineMs: number | null,
  clock: Clock,
): CallSignal => {
  if (deadlineMs === null) {
    return { signal: caller, deadlineAtMs: Number.POSITIVE_INFINITY, isDeadline: () => false, dispose: () => {} };
  }
  const controller = new AbortController();
  const timer = new AbortController();
  const passed = new Error('The deadline has passed.');
  const onAbort = (): void => controller.abort(caller?.reason);
  if (caller?.aborted) onAbort();
  else caller?.addEventListener('abort', onAbort, { once: true });
  clock.sleep(deadlineMs, { signal: timer.signal }).then(
    () => controller.abort(passed),
    () => {},
  );
  return {
    signal: controller.signal,
    deadlineAtMs: clock.now() + deadlineMs,
    isDeadline: (reason) => reason === passed,
    dispose() {
      timer.abort();
      caller?.removeEventListener('abort', onAbort);
    },
  };
};
