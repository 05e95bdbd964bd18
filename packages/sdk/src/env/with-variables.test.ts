import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withVariables } from './with-variables.ts';

describe('variables that are set in an .env file', () => {
  it('replace the old values where they stand, and leave everything else as it is', () => {
    const text = '# ABC_KEY=not this\nABC_KEY = "old"  # mine\nABC_KEY_BACKUP=older\nexport OTHER=1\n';
    expect(withVariables(text, { ABC_KEY: 'new', OTHER: '2' })).toBe(
      '# ABC_KEY=not this\nABC_KEY=new\nABC_KEY_BACKUP=older\nexport OTHER=2\n',
    );
    expect(withVariables('A=1\r\nB=2\r\n', { A: '3' })).toBe('A=3\r\nB=2\r\n');
    expect(withVariables('A=1\nA=2', { A: '3' })).toBe('A=3\nA=3');
  });

  it('are added at the end where they are new, on lines of their own', () => {
    expect(withVariables('', { A: '1' })).toBe('A=1\n');
    expect(withVariables('B=2', { A: '1', C: '3' })).toBe('B=2\nA=1\nC=3\n');
    expect(withVariables('A=1\n', { A: '1' })).toBe('A=1\n');
  });

  it('are read back, whatever was there before', () => {
    const value = fc.stringMatching(/^[\w.~:/@%+,-]{1,20}$/);
    fc.assert(
      fc.property(fc.string(), value, (before, given) => {
        const lines = withVariables(before, { ABC_KEY: given }).split(/[\r\n\u2028\u2029]/);
        expect(lines.filter((line) => line.startsWith('ABC_KEY='))).toContain(`ABC_KEY=${given}`);
      }),
    );
  });

  it('security 24: are refused where they would need quotes, without repeating the value', () => {
    for (const value of ['two words', 'a"b', 'a$b', 'a\nB=1', '', '$(id)', 'a#b']) {
      expect(() => withVariables('', { A: value })).toThrow(/^The value of A holds characters/);
    }
    expect(() => withVariables('', { 'A=1\nB': 'x' })).toThrow(RangeError);
  });
});
