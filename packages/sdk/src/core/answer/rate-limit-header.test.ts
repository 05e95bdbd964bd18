import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateLimitItems } from './rate-limit-header.ts';

const read = (text: string | null) =>
  rateLimitItems(text).map(({ name, numbers }) => ({ name, ...Object.fromEntries(numbers) }));

describe('a RateLimit field', () => {
  it('is a list of names with numbers', () => {
    expect(read('"default";r=50;t=30')).toEqual([{ name: 'default', r: 50, t: 30 }]);
    expect(read('"hour";q=1000;w=3600, "minute" ; q=100 ; w=60')).toEqual([
      { name: 'hour', q: 1000, w: 3600 },
      { name: 'minute', q: 100, w: 60 },
    ]);
    expect(read('token;r=1;pk=:c29tZQ==:;t=2')).toEqual([{ name: 'token', r: 1, t: 2 }]);
    expect(read('"a, b; c";r=7')).toEqual([{ name: 'a, b; c', r: 7 }]);
  });

  it('gives nothing where nothing is written so', () => {
    for (const text of [null, '', ',,;', '100', '100;w=60', '"open;r=1', '"x";r=-1', '"x";r=NaN', '"x";r=1e3']) {
      expect(read(text).every((item) => !('r' in item))).toBe(true);
    }
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ';', ',', '=', 'r', 't', '1', ' ', '\\') }), (text) => {
        for (const { numbers } of rateLimitItems(text)) {
          for (const number of numbers.values()) expect(number).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('gives back what was written', () => {
    const name = fc.stringMatching(/^[a-z0-9 _.-]{1,12}$/);
    const number = fc.nat({ max: 1e9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(name, number, number), { maxLength: 5 }), (policies) => {
        const text = policies.map(([policy, r, t]) => `"${policy}";r=${r};t=${t}`).join(', ');
        expect(read(text)).toEqual(policies.map(([policy, r, t]) => ({ name: policy, r, t })));
      }),
    );
  });
});
