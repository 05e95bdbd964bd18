/** A time in which a call did nothing but wait. */
export interface Wait {
  /** `rate_limit`: the gate held it; `retry`: it paused after a failed attempt. */
  readonly reason: 'rate_limit' | 'retry';
  readonly startedAt: Date;
  readonly durationMs: number;
}

/** The waits of one call, oldest first. */
export interface Waits {
  readonly past: readonly Wait[];
  /** A wait begins, or goes on longer than was thought. */
  begin(reason: Wait['reason'], nowMs: number): void;
  /** What is waited for at this moment, or null. */
  reason(): Wait['reason'] | null;
  /** What was waited for is there, or given up. */
  end(nowMs: number): void;
}

export const createWaits = (): Waits => {
  const past: Wait[] = [];
  let present: { readonly reason: Wait['reason']; readonly fromMs: number } | null = null;
  return {
    past,
    begin(reason, nowMs) {
      present ??= { reason, fromMs: nowMs };
    },
    reason: () => present?.reason ?? null,
    end(nowMs) {
      if (present && nowMs > present.fromMs) {
        const { reason, fromMs } = present;
        past.push({ reason, startedAt: new Date(fromMs), durationMs: nowMs - fromMs });
      }
      present = null;
    },
  };
};
