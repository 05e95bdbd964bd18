import { describe, expect, it, vi } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { testKey as newKey } from '../../test/provider.ts';
import { place, setUp } from '../../test/rotating.ts';

describe('a rotation that is aborted', () => {
  it.each(['deploy', 'verify', 'revoke'] as const)(
    'ends at once at its signal while %s hears nothing of it',
    async (step) => {
      const ending = new AbortController();
      const { run, did } = setUp({ signal: ending.signal });
      const hanging = () => {
        setImmediate(() => ending.abort());
        return new Promise<never>(() => {});
      };
      const rotation = await run({ [step]: hanging });
      expect(rotation).toMatchObject({
        outcome: 'unfinished',
        failedAt: step,
        error: { code: 'aborted' },
        keyId: 'key_2',
      });
      expect(rotation.secret.reveal()).toBe(newKey);
      expect(did).not.toContain('revoke at 0');
    },
  );

  it('goes on when it is resumed, and ends again at another signal', async () => {
    const ending = new AbortController();
    const { run, did } = setUp({ signal: ending.signal });
    const abortBefore = (controller: AbortController) => () => controller.abort();
    const rotation = await run({ deploy: abortBefore(ending) });
    if (rotation.outcome !== 'unfinished') return expect.unreachable('It was aborted.');
    const other = new AbortController();
    other.abort();
    const again = await rotation.resume({ signal: other.signal });
    expect(again).toMatchObject({ outcome: 'unfinished', error: { code: 'aborted' } });
    expect(again.outcome === 'unfinished' && (await again.resume())).toMatchObject({
      outcome: 'rotated',
      keyId: 'key_2',
    });
    expect(did.filter((each) => each.startsWith('create'))).toHaveLength(1);
  });

  it('ends at once while create hears nothing of its signal, and remembers the key that comes late', async () => {
    const ending = new AbortController();
    const checkpoint = place();
    const { run, note, did } = setUp({ old: 'key_1', checkpoint });
    let give: (key: string) => void = () => {};
    const create = () => {
      note('create');
      setImmediate(() => ending.abort());
      return new Promise<string>((resolve) => {
        give = resolve;
      });
    };
    const error = await rejection(run({ create, signal: ending.signal }));
    expect(error).toMatchObject({ code: 'aborted', hint: expect.stringContaining('may have been made') });
    give(newKey);
    await vi.waitFor(() => expect(checkpoint.text).toContain(newKey));
    expect(await run({ create })).toMatchObject({ outcome: 'rotated' });
    expect(did.filter((each) => each.startsWith('create'))).toHaveLength(1);
  });

  it('puts no late key in the place of one that another run has got', async () => {
    const ending = new AbortController();
    const checkpoint = place();
    const { run } = setUp({ old: 'key_1', checkpoint });
    let give: (key: string) => void = () => {};
    const late = () => {
      setImmediate(() => ending.abort());
      return new Promise<string>((resolve) => {
        give = resolve;
      });
    };
    await rejection(run({ create: late, signal: ending.signal }));
    await run({ verify: () => false });
    const kept = checkpoint.text;
    give('mu_live_0123456789late');
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    expect(checkpoint.text).toBe(kept);
    await run();
    expect(checkpoint.text).toBeNull();
  });
});
