import type { Plans } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import {
  asking,
  audited,
  bench,
  everything,
  issued,
  now,
  startMs,
  system,
  verdict,
} from '../../../test/engine/fixture.ts';
import type { Engine } from '../engine.ts';

const plans: Plans = {
  default: 'free',
  offered: [{ id: 'free', title: 'Free', limits: [], keys: 1 }],
};
const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 5000, max: 5000 } },
} as const;
const open = (told: Parameters<typeof bench>[0] = {}) => bench({ ...told, provider: { lifecycle, ...told.provider } });
const act = (engine: Engine, what: 'disable' | 'enable', id: string) => now(engine[what]({ actor: everything, id }));

describe('disabling a key', () => {
  it('stops it until it is enabled again, and leaves everything else', () => {
    const { engine, time } = open();
    const { key, text } = issued(engine);
    expect(act(engine, 'disable', key.id)).toMatchObject({ key: { status: 'disabled', version: 2 } });
    expect(verdict(engine, asking(text))).toBe('disabled_key');
    time.nowMs += 1000;
    const enabled = act(engine, 'enable', key.id);
    expect(enabled).toEqual({ ok: true, key: { ...key, version: 3, lastUsedAt: null } });
    expect(verdict(engine, asking(text))).toBe('allowed');
  });

  it('answers the same a second time, and is audited once', () => {
    const { engine } = open();
    const { key } = issued(engine);
    expect(act(engine, 'enable', key.id)).toMatchObject({ key: { status: 'active', version: 1 } });
    expect(act(engine, 'disable', key.id)).toEqual(act(engine, 'disable', key.id));
    expect(act(engine, 'enable', key.id)).toEqual(act(engine, 'enable', key.id));
    expect(audited(engine).map(({ action }) => action)).toEqual(['issue', 'disable', 'enable']);
  });

  it('security 57: gives its place free, and asks for one again', () => {
    const { engine } = open({ provider: { plans } });
    const { key, text } = issued(engine);
    act(engine, 'disable', key.id);
    const other = issued(engine);
    expect(act(engine, 'enable', key.id)).toMatchObject({ problem: { kind: 'plan_cap', cap: { limit: 1, used: 1 } } });
    expect(verdict(engine, asking(text))).toBe('disabled_key');
    now(engine.revoke({ actor: everything, id: other.key.id }));
    expect(act(engine, 'enable', key.id)).toMatchObject({ key: { status: 'active' } });
  });

  it('security 52: brings nothing back that is over', () => {
    const { engine, time } = open();
    const [revoked, expired] = [issued(engine), issued(engine, { expiresAt: startMs + 1000 })];
    for (const { key } of [revoked, expired]) act(engine, 'disable', key.id);
    now(engine.revoke({ actor: everything, id: revoked.key.id }));
    time.nowMs += 1000;
    for (const { key } of [revoked, expired]) {
      expect(act(engine, 'enable', key.id)).toMatchObject({
        problem: { kind: 'conflict', message: expect.stringMatching(/for good/) },
      });
      expect(act(engine, 'disable', key.id)).toMatchObject({ problem: { kind: 'conflict' } });
    }
    expect([revoked, expired].map(({ text }) => verdict(engine, asking(text)))).toEqual([
      'revoked_key',
      'disabled_key',
    ]);
  });

  it('cuts a replaced key’s overlap short, and enabling needs no place', () => {
    const { engine } = open({ provider: { plans } });
    const { key, text } = issued(engine);
    now(engine.rotate({ actor: everything, id: key.id }));
    act(engine, 'disable', key.id);
    expect(verdict(engine, asking(text))).toBe('disabled_key');
    expect(act(engine, 'enable', key.id)).toMatchObject({ key: { status: 'superseded' } });
    expect(verdict(engine, asking(text))).toBe('allowed');
  });

  it('lets no disabled key be given a new secret or a successor', () => {
    const { engine } = open();
    const { key } = issued(engine);
    act(engine, 'disable', key.id);
    for (const what of ['regenerate', 'rotate'] as const) {
      expect(now(engine[what]({ actor: everything, id: key.id }))).toMatchObject({ problem: { kind: 'conflict' } });
    }
  });

  it('security 10: knows nobody else’s keys', () => {
    const { engine } = open();
    const { key } = issued(engine);
    const actor = { kind: 'person', id: 'bea', owner: 'bob', scopes: 'all' } as const;
    for (const what of ['disable', 'enable'] as const) {
      const foreign = now(engine[what]({ actor, id: key.id }));
      expect(foreign).toEqual(now(engine[what]({ actor, id: 'nobody' })));
      expect(foreign).toMatchObject({ problem: { kind: 'not_found' } });
    }
  });

  it('is refused where the system does not have it (ruling 11)', () => {
    const { engine } = bench();
    const { key } = issued(engine);
    expect(act(engine, 'disable', key.id)).toMatchObject({ problem: { kind: 'not_offered' } });
    expect(act(engine, 'enable', key.id)).toMatchObject({ problem: { kind: 'not_offered' } });
  });
});
