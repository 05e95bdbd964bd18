import type { ProblemRead } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { operation, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import type { ClientOptions } from '../options.ts';

type Told = Omit<ProblemRead, 'status'>;

const problemIn = (body: unknown): Told | null => {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { retryAt, ...told } = body.error as Told;
  return { ...told, ...(retryAt ? { retryAt: new Date(retryAt) } : {}) };
};

const check = operation('check', { method: 'HEAD', path: '/environments', produces: [] });

/** A system that may say no with a 200, and whose refusals say of what kind they are. */
const setUp = (answers: Parameters<typeof stub>, options: ClientOptions = {}) => {
  const clock = virtualClock();
  const { fetch, asked } = stub(...answers);
  const base = provider();
  const read = (status: number, body: unknown) => {
    const told = problemIn(body);
    return told && { ...told, status };
  };
  const system = {
    ...base,
    errors: { ...base.errors, read, inSuccess: problemIn },
    operations: { ...base.operations, check },
  };
  const responses = { getThing: { safeParse: () => expect.unreachable('It was validated.') } };
  const client = createClient(system, { apiKey: testKey, fetch, clock, ...options }, { responses });
  return { client, asked, clock, startMs: clock.now() };
};

const problem = (error: Told['error'], more: object = {}) => ({
  error: { error, code: error.toUpperCase(), message: `It is ${error}.`, ...more },
});

describe('a problem in a success', () => {
  it('is the error that it says, with the status of the answer, and is not validated', async () => {
    const { client, asked } = setUp([
      json(problem('not_found', { hint: 'Look again.' }), 200, { 'X-Request-Id': 'r' }),
    ]);
    expect(await rejection(client.call('getThing', { path: { thingId: '1' } }))).toMatchObject({
      code: 'not_found',
      status: 200,
      requestId: 'r',
      hint: 'Look again.',
      message: 'It is not_found. (200 NOT_FOUND, GET /things/{thingId})',
      attempts: [{ status: 200, code: 'not_found' }],
    });
    expect(asked).toHaveLength(1);
  });

  it.each(['rate_limited', 'server_error', 'quota_exceeded'] as const)('is not repeated: %s', async (code) => {
    const { client, asked } = setUp([json(problem(code))]);
    expect(await rejection(client.call('listThings'))).toMatchObject({ code, status: 200 });
    expect(asked).toHaveLength(1);
  });

  it('that refuses the key lets the backup take over', async () => {
    const apiKey = [testKey, 'mu_live_abcdefgh'] as const;
    const { client } = setUp([json(problem('unauthorized')), json({ fine: true })], { apiKey, log: null });
    expect(await client.call('listThings')).toEqual({ fine: true });
  });
});

describe('a 429 that is the plan’s', () => {
  it.each(['plan_cap', 'quota_exceeded'] as const)('is told at once and holds nobody: %s', async (code) => {
    const headers = { 'Retry-After': '86400', 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '0' };
    const spent = json(problem(code, { retryAt: new Date('2026-02-01') }), 429, headers);
    const { client, asked, clock, startMs } = setUp([spent, json({ fine: true })]);
    expect(await rejection(client.call('listThings'))).toMatchObject({ code, retryAt: new Date('2026-02-01') });
    expect(await client.call('listThings')).toEqual({ fine: true });
    expect(asked).toHaveLength(2);
    expect(clock.now()).toBe(startMs);
  });

  it('is not mistaken for a rate limit, which is waited out', async () => {
    const { client, clock, startMs } = setUp([json(problem('rate_limited'), 429, { 'Retry-After': '60' }), json({})]);
    await client.call('listThings');
    expect(clock.now() - startMs).toBe(60_000);
  });
});

describe('a HEAD', () => {
  it('gives nothing for a success, and tells a refusal by its status', async () => {
    const head = (status: number) => () => new Response(null, { status });
    const { client, asked } = setUp([head(200), head(401)]);
    expect(await client.call('check')).toBeUndefined();
    expect(await rejection(client.call('check'))).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
  });
});
