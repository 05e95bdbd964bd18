import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type ErrorCode, errorCodes } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import { describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider as madeUp, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';

interface Fixture {
  readonly title: string;
  readonly status: number;
  readonly body: unknown;
  readonly reads: { readonly error: ErrorCode; readonly requiredScopes?: readonly string[] };
}

const systems = await Promise.all(
  Object.entries(providers).map(async ([id, load]) => {
    const file = new URL(`../../../../providers/src/${id}/fixtures/errors.json`, import.meta.url);
    const fixtures: readonly Fixture[] = JSON.parse(readFileSync(file, 'utf8'));
    return { id, provider: await load(), fixtures };
  }),
);

const documented = systems.flatMap(({ id, provider, fixtures }) =>
  fixtures.map((fixture) => ({ id, provider, ...fixture })),
);

/** What a documented error becomes, in a client of the system that speaks its dialect. */
const errorOf = async ({
  provider,
  status,
  body,
}: Pick<(typeof documented)[number], 'provider' | 'status' | 'body'>) => {
  const { errors, limitSignals } = provider;
  const system = { ...madeUp([], { limitSignals }), errors };
  const { fetch } = stub(json(body, status, { 'X-Request-Id': 'req_1' }));
  const client = createClient(system, { apiKey: testKey, fetch, clock: virtualClock(), deadline: 100, maxAttempts: 1 });
  return rejection(client.call('listThings'));
};

describe('a documented error', () => {
  it.each(documented)('of $id is told by its code, with what to do: $title ($status)', async (fixture) => {
    const { error: code, ...fields } = fixture.reads;
    expect(await errorOf(fixture)).toMatchObject({
      ...fields,
      code,
      status: fixture.status,
      requestId: 'req_1',
      hint: expect.stringMatching(/^\S.{20,}\.$/),
      message: expect.stringContaining(`${fixture.status}`),
    });
  });

  it('of a signed URL is not blamed on the key', async () => {
    const expired = documented.filter(({ title }) => /^a URL that (has run out|nobody signed)$/.test(title));
    expect(expired).toHaveLength(2);
    for (const fixture of expired) {
      expect(await errorOf(fixture)).toMatchObject({ hint: expect.stringContaining('ask for a new one') });
    }
  });

  it('is hinted at in the words of its own system, not in those of another', () => {
    const hints = systems.flatMap(({ id, provider }) =>
      Object.values(provider.errors.hints).map((hint) => ({ id, hint })),
    );
    const shared = hints.filter((one) =>
      hints.some((other) => other.id !== one.id && isDeepStrictEqual(other.hint, one.hint)),
    );
    expect(shared).toEqual([]);
  });
});

/** What the troubleshooting sections advise, and the documented warnings of systems that have none. */
const advice: Readonly<Record<string, Partial<Record<ErrorCode, readonly string[]>>>> = {
  hyperstudy: {
    unauthorized: [
      'full key',
      'masked',
      'expired',
      'revoked',
      'X-API-Key',
      'not Authorization',
      'extra spaces or line breaks',
      '5–10 seconds',
    ],
    insufficient_scope: ['Edit it', 'add the required', 'create a new key with broader permissions'],
    rate_limited: [
      'delays between requests',
      'smaller limit',
      'cache results locally',
      'contact support if you need higher limits',
    ],
  },
  hesedvid: {
    unauthorized: ['X-Api-Key header', 'copied correctly', 'expired', 'correct environment'],
    wrong_environment: ['correct environment', 'access to the requested environment'],
    wrong_organization: ['organization ID is correct'],
    insufficient_scope: ['key type matches your use case'],
    rate_limited: ['Back off', 'caching responses', 'Contact support for higher limits'],
  },
  hypersave: {
    unauthorized: ['Authorization header', 'Bearer', 'regenerated'],
    key_expired: ['Create a new key'],
    rate_limited: ['Wait as long as the answer says'],
  },
  hypermemory: {
    unauthorized: ['Authorization: Bearer', 'revoked'],
    plan_cap: ['Revoke', 'Settings → Billing → Upgrade Plan'],
  },
  heratio: {
    unauthorized: ['X-API-Key', 'revoke', 'generate a new one'],
    key_expired: ['generate a new one'],
    insufficient_scope: ['Read', 'Write'],
  },
};

describe.each(Object.entries(advice))('the hints of %s', (id, byCode) => {
  it.each(Object.entries(byCode))('give the advice of its documents for %s', (code, words) => {
    const hints: Readonly<Record<string, string | undefined>> | undefined = systems.find((each) => each.id === id)
      ?.provider.errors.hints;
    for (const word of words) expect(hints?.[code]).toContain(word);
  });
});

describe('a system without words of its own', () => {
  const { errors } = madeUp();
  it.each([401, 403, 404, 408, 409, 418, 422, 429, 500, 599])('has a hint for a %i all the same', async (status) => {
    const provider = { ...madeUp(), errors: { ...errors, hints: {} } };
    const { fetch } = stub(json({}, status));
    const client = createClient(provider, {
      apiKey: testKey,
      fetch,
      clock: virtualClock(),
      deadline: 100,
      maxAttempts: 1,
    });
    const error = await rejection(client.call('listThings'));
    expect(error).toMatchObject({ status, hint: expect.stringMatching(/^\S.{10,}\.$/) });
    expect(errorCodes).toContain(Reflect.get(Object(error), 'code'));
  });
});
