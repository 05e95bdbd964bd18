import fc from 'fast-check';
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
} from '../../test/engine/fixture.ts';

describe('the engine', () => {
  it('refuses an act that the system does not have, and does the others', () => {
    const { engine } = bench({ provider: { lifecycle: { ...system.lifecycle, acts: ['issue'] } } });
    const { key } = issued(engine);
    const about = { actor: everything, id: key.id };
    expect(now(engine.update({ ...about, name: 'new' }))).toMatchObject({ problem: { kind: 'not_offered' } });
    expect(now(engine.revoke(about))).toMatchObject({ problem: { kind: 'not_offered' } });
    expect(now(engine.get(about)).ok).toBe(true);
    const none = bench({ provider: { lifecycle: { ...system.lifecycle, acts: [] } } });
    expect(() => issued(none.engine)).toThrow('cannot issue');
  });

  it.each([
    ['an environment that the system does not have', { environment: 'moon' }],
    ['no environment where the system has some', { environment: null }],
    ['a negative propagation delay', { propagationDelayMs: -1 }],
    ['a failure limit of nothing', { failedAttempts: { quota: 0, windowMs: 1000 } }],
  ])('refuses to begin with %s', (_, options) => {
    expect(() => bench({ options })).toThrow(RangeError);
  });

  it('refuses to begin with a key format that cannot work', () => {
    const keyFormat = { ...system.keyFormat, body: { length: 0, alphabet: 'a' } };
    expect(() => bench({ provider: { keyFormat } })).toThrow(RangeError);
  });

  it('tells with a flush what was lost, and what is owed: nothing where the store takes it', () => {
    const { engine } = bench();
    expect(now(engine.flush())).toEqual({ lost: 0, unaudited: 0, areAlertsOwed: false });
  });

  it('shares nothing with another engine', () => {
    const one = bench();
    const { text } = issued(one.engine);
    expect(verdict(bench().engine, asking(text))).toBe('invalid_key');
  });

  it('security 52: through any interleaving of acts, uses and time, a key is what a plain model says, and a revoked one stays revoked', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 150 }), (steps) => {
        const { engine, time } = bench();
        const model: Model[] = [];
        for (const { act, pick, advanceMs } of steps) {
          time.nowMs += advanceMs;
          const known = model[pick % Math.max(1, model.length)];
          if (act === 'issue' || known === undefined) {
            const expiresAt = pick % 3 === 0 ? null : time.nowMs + 1 + pick;
            const { key, text } = issued(engine, { expiresAt });
            model.push({ id: key.id, text, expiresAt, revokedAt: null, uses: 0 });
            continue;
          }
          const about = { actor: everything, id: known.id };
          switch (act) {
            case 'revoke':
              expect(now(engine.revoke(about)).ok).toBe(true);
              known.revokedAt ??= new Date(time.nowMs);
              break;
            case 'update':
              expect(now(engine.update({ ...about, name: `name ${time.nowMs} ${pick}` })).ok).toBe(
                known.revokedAt === null,
              );
              break;
            case 'import':
              expect(
                now(
                  engine.importKey({
                    actor: everything,
                    owner: 'eve',
                    name: 'x',
                    scopes: ['*'],
                    expiresAt: null,
                    secret: known.text,
                  }),
                ),
              ).toMatchObject({ problem: { kind: 'conflict' } });
              break;
            case 'verify': {
              const decision = now(engine.verify(asking(known.text)));
              // An answer may be recorded after the key has died meanwhile: the figures move, the facts do not.
              if (pick % 2) now(engine.revoke(about));
              if (pick % 2) known.revokedAt ??= new Date(time.nowMs);
              now(engine.record(decision, { status: decision.allowed ? 200 : 401 }));
              if (decision.allowed) known.uses++;
            }
          }
          for (const key of model) {
            const status = statusIn(key, time.nowMs);
            expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({
              key: { status, revokedAt: key.revokedAt, requestCount: key.uses, owner: 'ada' },
            });
          }
          const expected = { active: 'allowed', expired: 'expired_key', revoked: 'revoked_key' };
          expect(verdict(engine, asking(known.text))).toBe(expected[statusIn(known, time.nowMs)]);
        }
        const revocations = audited(engine, { action: 'revoke' }).map(({ key }) => key);
        expect([...revocations].sort()).toEqual(
          model
            .filter((key) => key.revokedAt)
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 60 },
    );
  });
});

interface Model {
  readonly id: string;
  readonly text: string;
  readonly expiresAt: number | null;
  revokedAt: Date | null;
  uses: number;
}

const step = fc.record({
  act: fc.constantFrom('issue', 'update', 'revoke', 'verify', 'verify', 'verify', 'import'),
  pick: fc.nat(1000),
  advanceMs: fc.constantFrom(0, 0, 1, 50, 400),
});

const statusIn = ({ expiresAt, revokedAt }: Model, nowMs: number): 'active' | 'expired' | 'revoked' => {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && nowMs >= expiresAt ? 'expired' : 'active';
};

it('knows no time but the clock’s', () => {
  const { engine, time } = bench();
  time.nowMs = startMs + 86_400_000;
  expect(issued(engine).key.createdAt).toEqual(new Date(startMs + 86_400_000));
});
