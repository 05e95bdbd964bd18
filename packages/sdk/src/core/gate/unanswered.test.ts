import { describe, expect, it } from 'vitest';
import { answered, byHand, declared, unanswered } from '../../../test/gate-by-hand.ts';

const aMinute = { kind: 'sliding', ms: 60_000 } as const;

/** Twenty at a gate whose server answers nobody: how many are let through at a time. */
const wavesOf = async ({ enter }: ReturnType<typeof byHand>): Promise<number[]> => {
  const under: Awaited<ReturnType<typeof enter>>[] = [];
  let left = 20;
  const calls = Array.from({ length: left }, async () => void under.push(await enter()));
  const waves: number[] = [];
  while (left > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    const wave = under.splice(0);
    waves.push(wave.length);
    left -= wave.length;
    for (const admission of wave) admission.leave(unanswered);
  }
  await Promise.all(calls);
  return waves;
};

describe('a gate whose server hangs', () => {
  it.each([
    ['no limit is known', []],
    ['a limit is declared', [declared(1000, aMinute)]],
  ])('lets twice as many through each time, where %s', async (_, limits) => {
    expect(await wavesOf(byHand(limits))).toEqual([1, 2, 4, 8, 5]);
  });

  it('does so after a refusal too, when its time has come', async () => {
    const opened = byHand([declared(1000, aMinute)]);
    const { clock, pass } = opened;
    await pass();
    const untilMs = clock.now() + 5000;
    await pass({ outcome: 'refused', retryAtMs: untilMs, words: [] });
    const waiting = opened.enter();
    (await waiting).leave(unanswered);
    expect(clock.now()).toBe(untilMs);
    expect(await wavesOf(opened)).toEqual([2, 4, 8, 6]);
  });

  it('lets one alone through again after the next refusal, whatever was left unanswered before it', async () => {
    const { clock, enter, pass } = byHand([declared(1000, aMinute)]);
    await pass();
    const late = [await enter(), await enter(), await enter()];
    await pass({ outcome: 'refused', retryAtMs: clock.now() + 5000, words: [] });
    for (const admission of late) admission.leave(unanswered);
    const probe = await enter();
    let admitted = 0;
    const waiting = [1, 2].map(async () => {
      const admission = await enter();
      admitted++;
      admission.leave(answered);
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(admitted).toBe(0);
    probe.leave(answered);
    await Promise.all(waiting);
  });
});
