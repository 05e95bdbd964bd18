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

const revokeIn = (afterRevocation: 'shown' | 'hidden' | 'gone') => {
  const { engine } = bench({ provider: { lifecycle: { ...system.lifecycle, afterRevocation } } });
  const { key, text } = issued(engine);
  now(engine.revoke({ actor: everything, id: key.id }));
  return { engine, id: key.id, text };
};

describe('revoking a key', () => {
  it('security 53: holds for the very next request of the process', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    expect(verdict(engine, asking(text))).toBe('allowed');
    now(engine.revoke({ actor: everything, id: key.id }));
    expect(verdict(engine, asking(text))).toBe('revoked_key');
  });

  it('answers the same a second time and is audited once', () => {
    const { engine, time } = bench();
    const { key } = issued(engine);
    const first = now(engine.revoke({ actor: everything, id: key.id }));
    time.nowMs += 5000;
    expect(now(engine.revoke({ actor: everything, id: key.id }))).toEqual(first);
    expect(first).toMatchObject({ key: { status: 'revoked', revokedAt: new Date(startMs) } });
    expect(audited(engine, { key: key.id, action: 'revoke' })).toHaveLength(1);
  });

  it('leaves the key shown, hidden from lists, or gone, as the system declares', () => {
    const shown = revokeIn('shown');
    expect(now(shown.engine.list({ actor: everything }))).toMatchObject({ keys: [{ status: 'revoked' }] });
    const hidden = revokeIn('hidden');
    expect(now(hidden.engine.list({ actor: everything }))).toMatchObject({ keys: [] });
    expect(now(hidden.engine.list({ actor: everything, status: 'revoked' }))).toMatchObject({
      keys: [{ id: hidden.id }],
    });
    expect(now(hidden.engine.get({ actor: everything, id: hidden.id })).ok).toBe(true);
    const gone = revokeIn('gone');
    expect(now(gone.engine.list({ actor: everything, status: 'revoked' }))).toMatchObject({ keys: [] });
    expect(now(gone.engine.get({ actor: everything, id: gone.id }))).toMatchObject({ problem: { kind: 'not_found' } });
    expect(verdict(gone.engine, asking(gone.text))).toBe('revoked_key');
  });
});

describe('revoking a lineage', () => {
  it('is refused where the system revokes no keys (ruling 11), and for a key that is not there', () => {
    const lifecycle = { ...system.lifecycle, acts: ['issue'] } as const;
    const { engine } = bench({ provider: { lifecycle } });
    const { key, text } = issued(engine);
    for (const act of ['revoke', 'revokeLineage'] as const) {
      expect(now<unknown>(engine[act]({ actor: everything, id: key.id }))).toMatchObject({
        problem: { kind: 'not_offered' },
      });
      expect(now<unknown>(bench().engine[act]({ actor: everything, id: 'nobody' }))).toMatchObject({
        problem: { kind: 'not_found' },
      });
    }
    expect(verdict(engine, asking(text))).toBe('allowed');
  });

  it('of a key that was never rotated revokes that key, and no other', () => {
    const { engine } = bench();
    const [one, other] = [issued(engine), issued(engine)];
    expect(now(engine.revokeLineage({ actor: everything, id: one.key.id }))).toMatchObject({
      keys: [{ id: one.key.id, status: 'revoked' }],
    });
    expect([one, other].map(({ text }) => verdict(engine, asking(text)))).toEqual(['revoked_key', 'allowed']);
  });
});
