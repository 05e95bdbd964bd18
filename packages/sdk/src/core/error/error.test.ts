import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isLatchkeyError, LatchkeyError } from './error.ts';

const error = new LatchkeyError({ code: 'not_found', message: 'No such room', status: 404, hint: 'Look again.' });

describe('a LatchkeyError', () => {
  it('is an Error with its own name in its stack', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error.stack).toMatch(/^LatchkeyError: No such room\n/);
  });

  it('is recognised from another copy of the package', () => {
    const copy = Object.assign(new Error('x'), { [Symbol.for('latchkey.error')]: true });
    expect(copy instanceof LatchkeyError).toBe(true);
    expect(isLatchkeyError(copy)).toBe(true);
    for (const other of [new Error('x'), null, undefined, 'x', {}]) expect(isLatchkeyError(other)).toBe(false);
  });

  it('has only the fields that are known', () => {
    expect(Object.keys(error).sort()).toEqual(['attempts', 'code', 'hint', 'status']);
    expect(inspect(error)).not.toContain('undefined');
  });

  it('as JSON tells its message too', () => {
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'LatchkeyError',
      code: 'not_found',
      message: 'No such room',
      status: 404,
      hint: 'Look again.',
      attempts: [],
    });
  });
});
