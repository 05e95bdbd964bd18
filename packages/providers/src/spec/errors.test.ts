import { describe, expect, it } from 'vitest';
import { hyperstudy } from '../hyperstudy/index.ts';
import { errorCodeOfStatus, errorCodes, problemOf } from './errors.ts';

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

describe('problemOf', () => {
  it('tells the dialect of the refusal, and of the request where one is told', () => {
    const told: unknown[] = [];
    const not_found = (...all: unknown[]) => {
      told.push(all);
      return { status: 404, code: 'NOT_FOUND', message: 'none' };
    };
    const errors = { ...hyperstudy.errors, refusals: { ...hyperstudy.errors.refusals, not_found } };
    const refusal = { kind: 'not_found', what: 'Route' } as const;
    const request = { path: '/nowhere', nowMs: 5 };
    expect(problemOf(errors, refusal)).toMatchObject({ status: 404 });
    problemOf(errors, refusal, request);
    expect(told).toEqual([
      [refusal, undefined],
      [refusal, request],
    ]);
  });
});
