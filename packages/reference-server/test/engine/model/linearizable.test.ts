import { describe, expect, it } from 'vitest';
import { startMs } from '../fixture.ts';
import type { Act, Answer } from './act.ts';
import { firstKey } from './any-act.ts';
import { type Called, isLinearizable } from './linearizable.ts';
import { whole } from './model.ts';
import { copied, type Model, openModel } from './state.ts';
import { systems } from './systems.ts';

const [system] = systems;
const about = { id: 'k1', by: 'system' } as const;
const verify: Act = { kind: 'verify', secret: '', needs: 'read:events', cost: 1, place: null };
const revoke: Act = { kind: 'revoke', ...about };

/** A model with one key, and what acts are answered there when they are done one after the other. */
const open = () => {
  if (system === undefined) throw new Error('There is no system.');
  const model = openModel(system, startMs);
  whole(model, firstKey);
  return model;
};
const inTurn = (start: Model, acts: readonly Act[]) => {
  const model = copied(start);
  const answers = acts.map((act) => whole(model, act));
  return { answers, log: model.log };
};
const called = (act: Act, answer: Answer | undefined, calledAt: number, answeredAt: number): Called => {
  if (answer === undefined) throw new Error('It has no answer.');
  return { act, answer, calledAt, answeredAt };
};

describe('the search for an order', () => {
  const start = open();
  const [revoked, refused] = inTurn(start, [revoke, verify]).answers;
  const [allowed] = inTurn(start, [verify]).answers;
  const { log } = inTurn(start, [revoke]);

  it('finds the one that there was', () => {
    expect(isLinearizable(start, [called(revoke, revoked, 1, 2), called(verify, refused, 3, 4)], log)).toBe(true);
  });

  it('lets acts that were under way at once come in either order', () => {
    for (const answer of [allowed, refused]) {
      expect(isLinearizable(start, [called(revoke, revoked, 1, 4), called(verify, answer, 2, 3)], log)).toBe(true);
    }
  });

  it('security 53: knows none in which a revoked key works after whoever revoked it was answered', () => {
    expect(isLinearizable(start, [called(revoke, revoked, 1, 2), called(verify, allowed, 3, 4)], log)).toBe(false);
  });

  it('knows none in which an act is not audited, or something else is', () => {
    const history = [called(revoke, revoked, 1, 2)];
    expect(isLinearizable(start, history, start.log)).toBe(false);
    expect(isLinearizable(start, history, [...log, 'system revoke k1'])).toBe(false);
  });

  it('lets something come between the two steps of an act, and nothing into the one of another', () => {
    const regenerate = (secret: string): Act => ({ kind: 'regenerate', ...about, secret });
    const other = openModel({ ...start.system, acts: ['issue', 'regenerate'] }, startMs);
    whole(other, firstKey);
    const [won] = inTurn(other, [regenerate('s1')]).answers;
    const lost = { refused: 'conflict' };
    const once = inTurn(other, [regenerate('s1')]).log;
    const both = (first: number, second: number) => [
      called(regenerate('s1'), won, 1, first),
      called(regenerate('s2'), lost, second, 9),
    ];
    expect(isLinearizable(other, both(4, 2), once)).toBe(true);
    expect(isLinearizable(other, both(2, 4), once)).toBe(false);
  });
});
