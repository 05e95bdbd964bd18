import { describe, expect, it } from 'vitest';
import { bench, everything, issued, now } from '../../test/engine/fixture.ts';

describe('what is no number', () => {
  it.each(['since', 'until'] as const)('is no moment of the audit (%s)', (field) => {
    const { engine } = bench();
    expect(() => engine.audit({ [field]: Number.NaN })).toThrow(RangeError);
    expect(now(engine.audit({ [field]: Number.POSITIVE_INFINITY })).records).toEqual([]);
  });

  it.each(['since', 'until'] as const)('is no moment of an incident (%s)', (field) => {
    const { engine } = bench();
    const { key } = issued(engine);
    for (const moment of [Number.NaN, Number.POSITIVE_INFINITY, 8.7e15]) {
      expect(now(engine.incident({ actor: everything, key: key.id, [field]: moment }))).toMatchObject({
        problem: { kind: 'invalid', field },
      });
    }
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('is no watermark of the revocations (%d)', (after) => {
    expect(() => bench().engine.revocations({ after })).toThrow(RangeError);
  });
});
