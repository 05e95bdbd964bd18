import { describe, expect, it } from 'vitest';
import { bytes, count, seconds } from './figures.ts';

describe('figures', () => {
  it('groups the digits of a count', () => {
    expect([count(0), count(999), count(25_000)]).toEqual(['0', '999', '25,000']);
  });

  it('gives seconds with one digit, and never less than none', () => {
    expect([seconds(1449), seconds(0), seconds(-5)]).toEqual(['1.4 s', '0.0 s', '0.0 s']);
  });

  it('gives bytes in the largest unit that leaves one of it', () => {
    expect([bytes(0), bytes(999), bytes(1000), bytes(14_100_000), bytes(2e15)]).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '14.1 MB',
      '2000.0 TB',
    ]);
  });
});
