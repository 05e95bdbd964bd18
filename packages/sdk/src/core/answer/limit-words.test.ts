import type { LimitSignals } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { newsOf } from './limit-words.ts';

const nowMs = Date.parse('2026-01-01T00:00:00Z');
const dayMs = 86_400_000;
const quiet: LimitSignals = { retryAfter: true, headers: null, body: null };

const answer = (headers: Record<string, string>, status = 200, text = '') => {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { status, text, header: (name: string) => lower.get(name.toLowerCase()) ?? null };
};

const declared = (resetUnit: 'epoch_s' | 'epoch_ms' | 'delta_s'): LimitSignals => ({
  ...quiet,
  headers: { limit: 'X-Limit', remaining: 'X-Left', reset: 'X-Reset', resetUnit, documented: true },
});

describe('what an answer tells of limits', () => {
  it('is read from RateLimit and RateLimit-Policy by their names', () => {
    const told = answer({ RateLimit: '"a";r=5;t=30, "b";r=0;t=2', 'RateLimit-Policy': '"b";q=10;w=1' });
    expect(newsOf(told, quiet, nowMs).words).toEqual([
      { name: 'a', limit: null, windowMs: null, remaining: 5, resetAtMs: nowMs + 30_000 },
      { name: 'b', limit: 10, windowMs: 1000, remaining: 0, resetAtMs: nowMs + 2000 },
    ]);
  });

  it.each([
    ['epoch_s', String(nowMs / 1000 + 60)],
    ['epoch_ms', String(nowMs + 60_000)],
    ['delta_s', '60'],
  ] as const)('is read from declared headers in %s', (unit, reset) => {
    const told = answer({ 'X-Limit': '100', 'X-Left': '7', 'X-Reset': reset });
    const word = { name: null, limit: 100, windowMs: null, remaining: 7, resetAtMs: nowMs + 60_000 };
    expect(newsOf(told, declared(unit), nowMs).words).toEqual([word]);
  });

  it.each([String(nowMs / 1000 + 60), String(nowMs + 60_000), '60'])(
    'is read from the usual headers where none are declared, the unit told by its size: %s',
    (reset) => {
      const told = answer({ 'X-RateLimit-Limit': '9', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': reset });
      expect(newsOf(told, quiet, nowMs).words[0]?.resetAtMs).toBe(nowMs + 60_000);
    },
  );

  it.each([-dayMs, dayMs])('security 34: does not depend on our own clock, %i ms off', (skewMs) => {
    const told = answer({
      Date: new Date(nowMs + skewMs).toUTCString(),
      'X-Limit': '100',
      'X-Left': '7',
      'X-Reset': String((nowMs + skewMs) / 1000 + 60),
    });
    expect(newsOf(told, declared('epoch_s'), nowMs).words[0]?.resetAtMs).toBe(nowMs + 60_000);
  });

  it('is nothing where the numbers are none', () => {
    const told = answer({ 'X-RateLimit-Limit': 'many', 'X-RateLimit-Remaining': '-1', RateLimit: 'soon' });
    expect(newsOf(told, quiet, nowMs).words).toEqual([]);
  });

  it('includes the time in a refusal’s body, after the header', () => {
    const signals: LimitSignals = { ...quiet, body: { path: ['retryAfter'], unit: 's' } };
    expect(newsOf(answer({}, 429, '{"retryAfter":3600}'), signals, nowMs).retryAtMs).toBe(nowMs + 3_600_000);
    expect(newsOf(answer({ 'Retry-After': '2' }, 429, '{"retryAfter":3600}'), signals, nowMs).retryAtMs).toBe(
      nowMs + 2000,
    );
    for (const body of ['', 'null', '{"retryAfter":"soon"}', '{"retryAfter":null}', '[]']) {
      expect(newsOf(answer({}, 429, body), signals, nowMs).retryAtMs).toBeNull();
    }
  });
});
