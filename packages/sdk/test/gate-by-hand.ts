import type { LimitPolicy, LimitWindow } from '@latchkey/providers';
import { createGate, type GateNews, type GateRequest } from '../src/core/gate/gate.ts';
import { operation } from './provider.ts';
import { virtualClock } from './virtual-clock.ts';

export const declared = (quota: number, window: LimitWindow, fields: Partial<LimitPolicy> = {}): LimitPolicy => ({
  id: 'all',
  title: '',
  quota,
  window,
  partition: 'key',
  ...fields,
});

export const answered: GateNews = { outcome: 'counted', retryAtMs: null, words: [] };

export const unanswered: GateNews = { outcome: 'unanswered', retryAtMs: null, words: [] };

const getThing = operation('getThing');

/** A gate on a virtual clock, entered by hand. */
export const byHand = (limits: readonly LimitPolicy[]) => {
  const clock = virtualClock();
  const gate = createGate();
  const waits: (number | null)[] = [];
  const enter = async (fields: Partial<GateRequest> = {}) => {
    const admission = await gate.enter({
      operation: getThing,
      limits,
      clock,
      deadlineAtMs: Number.POSITIVE_INFINITY,
      onWait: (untilMs) => waits.push(untilMs),
      ...fields,
    });
    if (admission.kind === 'too_late') throw new RangeError(`too late until ${admission.retryAtMs}`);
    return admission;
  };
  return { clock, gate, waits, enter, pass: async (news = answered) => (await enter()).leave(news) };
};
