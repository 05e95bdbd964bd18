import type { Plans } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, system, verdict } from '../../../test/engine/fixture.ts';
import type { Engine } from '../engine.ts';

const plans: Plans = { default: 'free', offered: [{ id: 'free', title: 'Free', limits: [], keys: 1 }] };
const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 1000, max: 1000 } },
} as const;
const request = { actor: everything, owner: 'ada', name: 'a key', scopes: ['read:events'], expiresAt: null };
const kindOf = (result: { readonly ok: boolean; readonly problem?: { readonly kind: string } }) =>
  result.ok ? 'done' : result.problem?.kind;

/** An account with room for one key, which has one that is rotated. */
const open = () => {
  const { engine, time } = bench({ provider: { plans, lifecycle } });
  const { key, text } = issued(engine);
  const rotated = now(engine.rotate({ actor: everything, id: key.id }));
  if (!rotated.ok || rotated.secret === null) throw new Error('The key was not rotated.');
  return { engine, time, first: { id: key.id, text }, second: { id: rotated.key.id, text: rotated.secret.reveal() } };
};
const issue = (engine: Engine) => kindOf(now(engine.issue(request)));
const used = (engine: Engine) => now(engine.account('ada')).keys.used;
const turn = (engine: Engine, act: 'disable' | 'enable' | 'revoke', id: string) =>
  kindOf(now(engine[act]({ actor: everything, id })));

describe('keys that came of one another, under a plan’s cap', () => {
  it('security 57: count once while both can be used', () => {
    const { engine } = open();
    expect(used(engine)).toBe(1);
    expect(issue(engine)).toBe('plan_cap');
  });

  it('security 57: count as long as the old one can be used, though the new one is revoked', () => {
    const { engine, time, first, second } = open();
    turn(engine, 'revoke', second.id);
    expect(verdict(engine, asking(first.text))).toBe('allowed');
    expect(used(engine)).toBe(1);
    expect(issue(engine)).toBe('plan_cap');
    time.nowMs += 1000;
    expect(used(engine)).toBe(0);
    expect(issue(engine)).toBe('done');
  });

  it('security 57: never leave more of them alive than the cap, however often they are rotated and revoked', () => {
    const { engine } = bench({ provider: { plans, lifecycle } });
    const texts: string[] = [];
    for (let round = 0; round < 5; round++) {
      const made = now(engine.issue(request));
      if (!made.ok || made.secret === null) continue;
      texts.push(made.secret.reveal());
      const rotated = now(engine.rotate({ actor: everything, id: made.key.id }));
      if (rotated.ok) turn(engine, 'revoke', rotated.key.id);
    }
    expect(texts.filter((text) => verdict(engine, asking(text)) === 'allowed')).toHaveLength(1);
  });

  it('security 57: kills nothing that is alive', () => {
    const { engine, first, second } = open();
    for (const { text } of [first, second]) expect(verdict(engine, asking(text))).toBe('allowed');
    const next = now(engine.rotate({ actor: everything, id: second.id }));
    expect(kindOf(next)).toBe('done');
    expect(used(engine)).toBe(1);
  });

  it('security 57: need no further room where one is enabled beside another, and do where none can be used', () => {
    const { engine, time, first, second } = open();
    turn(engine, 'disable', second.id);
    expect([used(engine), issue(engine)]).toEqual([1, 'plan_cap']);
    expect(turn(engine, 'enable', second.id)).toBe('done');
    turn(engine, 'disable', first.id);
    expect(turn(engine, 'enable', first.id)).toBe('done');
    turn(engine, 'disable', first.id);
    turn(engine, 'disable', second.id);
    expect([used(engine), issue(engine)]).toEqual([0, 'done']);
    expect([turn(engine, 'enable', first.id), turn(engine, 'enable', second.id)]).toEqual(['plan_cap', 'plan_cap']);
    time.nowMs += 1000;
    // Past its overlap it can be used no more, enabled or not.
    expect(turn(engine, 'enable', first.id)).toBe('done');
    expect(used(engine)).toBe(1);
  });
});
