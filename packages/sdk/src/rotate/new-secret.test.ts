import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { testKey as newKey, backupKey as oldKey, provider } from '../../test/provider.ts';
import { place, setUp } from '../../test/rotating.ts';

describe('a rotation and its new key', () => {
  it('takes a key as a command prints it, with a line break behind it', async () => {
    for (const options of [{}, { provider: provider() }]) {
      const rotation = await setUp(options).run({ create: () => `${newKey}\n` });
      expect(rotation).toMatchObject({ outcome: 'rotated' });
      expect(rotation.secret.reveal()).toBe(newKey);
    }
  });

  it('makes no second key where the first is none that it knows: it is remembered', async () => {
    const checkpoint = place();
    const { did, run, note } = setUp({ old: 'key_1', checkpoint, provider: provider() });
    const create = () => {
      note('create');
      return 'another_system_0123456789';
    };
    for (let times = 0; times < 2; times++) {
      const rotation = await run({ create });
      expect(rotation).toMatchObject({
        outcome: 'unfinished',
        failedAt: 'create',
        error: { hint: expect.stringContaining('remove the checkpoint') },
      });
      expect(rotation.secret.reveal()).toBe('another_system_0123456789');
    }
    expect(did).toEqual(['create at 0']);
  });

  it('security 14: hides the old key as well, which a step may print, and keys of any system', async () => {
    const keys = [
      oldKey,
      `hst_live_${'canary'.repeat(8)}`,
      `rk_${'0ca9a4'.repeat(8)}`,
      newKey.slice(0, 20),
      newKey.slice(-14),
    ];
    for (const key of keys) {
      const loud = () => {
        throw new Error(`set-key --old ${key} --new ${newKey} failed`);
      };
      for (const options of [{}, { provider: provider() }]) {
        const rotation = await setUp(options).run({ deploy: loud });
        expect(rotation).toMatchObject({
          error: { cause: { message: expect.stringMatching(/^set-key --old .* failed$/) } },
        });
        const shown = inspect(rotation, { depth: 12, showHidden: true });
        expect(shown).not.toMatch(/canary|0ca9a4/);
        expect(shown).not.toContain(key);
      }
    }
  });
});
