import { describe, expect, it } from 'vitest';
import { errorCodeOfStatus, errorCodes } from './errors.ts';

describe('errorCodeOfStatus', () => {
  it.each([
    [400, 'invalid_request'],
    [401, 'unauthorized'],
    [403, 'insufficient_scope'],
    [404, 'not_found'],
    [405, 'invalid_request'],
    [408, 'timeout'],
    [409, 'conflict'],
    [413, 'invalid_request'],
    [415, 'invalid_request'],
    [422, 'invalid_request'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [503, 'server_error'],
    [504, 'server_error'],
    [599, 'server_error'],
  ] as const)('calls a bare %d %s', (status, code) => {
    expect(errorCodeOfStatus(status)).toBe(code);
    expect(errorCodes).toContain(code);
  });
});
