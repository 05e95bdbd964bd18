import type { LimitSignals } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LimitState } from '../engine/verify/decision.ts';
import { limitHeaders, outageHeaders, retryAfterHeaders } from './limit-headers.ts';

const nowMs = 1_640_991_600_500;
const hour: LimitState = {
  policy: 'hour',
  quota: 1000,
  used: 997,
  remaining: 3,
  resetAtMs: 1_640_995_200_000,
  retryAfterMs: 0,
};
const minute: LimitState = {
  policy: 'minute',
  quota: 100,
  used: 93,
  remaining: 7,
  resetAtMs: nowMs + 1,
  retryAfterMs: 0,
};
const signals = (resetUnit: 'epoch_s' | 'epoch_ms' | 'delta_s', documented = true): LimitSignals => ({
  retryAfter: true,
  headers: { limit: 'L', remaining: 'R', reset: 'T', resetUnit, documented },
  body: null,
});
const told = (given: LimitSignals, states: readonly LimitState[], refused?: string, isForced = false) =>
  limitHeaders(given, states, {
    refusal: refused === undefined ? null : { kind: 'rate_limited', policy: refused, retryAfterMs: 1 },
    nowMs,
    isForced,
  });

describe('limitHeaders', () => {
  it('tell of the policy with the least remaining, or of the one that refused', () => {
    expect(told(signals('epoch_s'), [minute, hour])).toEqual([
      ['L', '1000'],
      ['R', '3'],
      ['T', '1640995200'],
    ]);
    expect(told(signals('epoch_s'), [minute, hour], 'minute')[0]).toEqual(['L', '100']);
    expect(told(signals('epoch_s'), [])).toEqual([]);
  });

  it('security 34: write the reset in the unit that is declared, rounded up', () => {
    expect(told(signals('epoch_ms'), [hour])[2]).toEqual(['T', '1640995200000']);
    expect(told(signals('delta_s'), [hour])[2]).toEqual(['T', '3600']);
    expect(told(signals('delta_s'), [minute])[2]).toEqual(['T', '1']);
  });

  it('are about the limits that they are declared for, whatever the others have left', () => {
    const { headers, ...others } = signals('epoch_s');
    const ofMinutes = { ...others, headers: headers && { ...headers, policies: ['minute'] } };
    expect(told(ofMinutes, [minute, hour], 'hour')[0]).toEqual(['L', '100']);
    expect(told(ofMinutes, [hour])).toEqual([]);
  });

  it('are sent where they are documented, or when switched on', () => {
    expect(told(signals('epoch_s', false), [hour])).toEqual([]);
    expect(told(signals('epoch_s', false), [hour], undefined, true)).toHaveLength(3);
    expect(told({ retryAfter: true, headers: null, body: null }, [hour], undefined, true)).toEqual([]);
  });
});

describe('retryAfterHeaders', () => {
  it('security 33: say whole seconds, at least one and never too few (property)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (retryAfterMs) => {
        const [header] = retryAfterHeaders({ kind: 'rate_limited', policy: 'p', retryAfterMs }, signals('epoch_s'));
        const seconds = Number(header?.[1]);
        expect(header?.[1]).toMatch(/^[1-9]\d*$/);
        expect(seconds * 1000).toBeGreaterThanOrEqual(retryAfterMs);
        expect(seconds).toBeLessThanOrEqual(retryAfterMs / 1000 + 1);
      }),
    );
  });

  it('say nothing where no wait would help, or the system does not', () => {
    const never = { kind: 'rate_limited', policy: 'p', retryAfterMs: Number.POSITIVE_INFINITY } as const;
    expect(retryAfterHeaders(never, signals('epoch_s'))).toEqual([]);
    expect(retryAfterHeaders({ ...never, retryAfterMs: 1 }, { ...signals('epoch_s'), retryAfter: false })).toEqual([]);
    expect(retryAfterHeaders({ kind: 'missing_key' }, signals('epoch_s'))).toEqual([]);
  });
});

describe('outageHeaders', () => {
  it('security 65: tell which limits could not be counted, and what was done instead', () => {
    expect(outageHeaders(undefined)).toEqual([]);
    expect(
      outageHeaders([
        { policy: 'hour', mode: 'local' },
        { policy: 'über, all=\n', mode: 'allow' },
      ]),
    ).toEqual([['Latchkey-Limit-Outage', 'hour=local, %C3%BCber%2C%20all%3D%0A=allow']]);
  });
});
