import { hypersave } from '@latchkey/providers/hypersave';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReferenceServer, type IssueRequest, virtualClock } from '../../index.ts';
import { hypersaveWorld } from './index.ts';

const open = () =>
  createReferenceServer(hypersave, { clock: virtualClock('2026-01-15T12:00:00Z'), world: hypersaveWorld() });

let server: ReturnType<typeof open>;
let ask: (request: string, key: string) => Promise<{ status: number; body: Body; headers: Headers }>;
beforeEach(() => {
  server = open();
  ask = async (request, key) => {
    const [method = '', path = ''] = request.split(' ');
    const response = await server.fetch(hypersave.baseUrl + path, {
      method,
      headers: { Authorization: `Bearer ${key}` },
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
});

interface Body {
  readonly data: Record<string, unknown> & readonly Record<string, unknown>[];
  readonly [name: string]: unknown;
}

const issue = async (request: Partial<IssueRequest<typeof hypersave>> = {}) => {
  const { key, secret } = await server.keys.issue({ name: 'Production App', scopes: [], ...request });
  return { id: key.id, text: secret.reveal() };
};
const statuses = async (requests: number, key: string) => {
  const seen: number[] = [];
  for (let sent = 0; sent < requests; sent++) seen.push((await ask('GET /v1/memory/doc_1', key)).status);
  return seen;
};
const invalid = { success: false, error: 'UNAUTHORIZED', message: 'Invalid API key provided' };
const limited = (retryAfter: number) => ({
  status: 429,
  body: { success: false, error: 'RATE_LIMITED', message: 'Rate limit exceeded', retryAfter },
});

describe.each(['', '/v1'])('key management at %s/keys', (base) => {
  it('lists all keys of the account, redacted, with what they were created with', async () => {
    const limits = { 'key-hour': 500, 'key-month': 20_000 };
    const main = await issue({ limits, expires: '2026-12-31' });
    await issue({ name: 'Development', environment: 'test' });
    await issue({ owner: 'user_2' });
    const { status, body, headers } = await ask(`GET ${base}/keys`, main.text);
    expect({ status, names: body.data.map(({ name }) => name) }).toEqual({
      status: 200,
      names: ['Development', 'Production App'],
    });
    expect(body.data[1]).toEqual({
      id: main.id,
      name: 'Production App',
      maskedKey: `${main.text.slice(0, 12)}...`,
      type: 'live',
      status: 'active',
      rateLimitPerHour: 500,
      monthlyRequestLimit: 20_000,
      expiresAt: '2027-01-01T00:00:00.000Z',
      createdAt: '2026-01-15T12:00:00.000Z',
      lastUsedAt: null,
      requestCount: 0,
      userId: 'user_1',
    });
    expect(JSON.stringify(body)).not.toContain(main.text.slice(12));
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('security 55: regenerates a key: same id and settings, the old value dead in the same instant', async () => {
    const [acting, old] = [await issue(), await issue({ limits: { 'key-hour': 5 }, expires: '2026-12-31' })];
    const before = (await ask(`GET ${base}/keys`, acting.text)).body.data.find(({ id }) => id === old.id);
    const { status, body, headers } = await ask(`POST ${base}/keys/${old.id}/regenerate`, acting.text);
    const { key, maskedKey, ...settings } = body.data;
    expect(status).toBe(200);
    expect(key).toMatch(/^hs_live_[0-9A-Za-z]{32}$/);
    expect(maskedKey).toBe(`${String(key).slice(0, 12)}...`);
    expect({ ...settings, maskedKey: before?.maskedKey }).toEqual(before);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await ask('GET /v1/memories', old.text)).toMatchObject({ status: 401, body: invalid });
    expect((await ask('GET /v1/memories', String(key))).status).toBe(200);
  });

  it('lets a key regenerate and delete itself', async () => {
    const { id, text } = await issue();
    const { body } = await ask(`POST ${base}/keys/${id}/regenerate`, text);
    expect((await ask(`GET ${base}/keys`, text)).status).toBe(401);
    const next = String(body.data.key);
    expect((await ask(`DELETE ${base}/keys/${id}`, next)).body).toMatchObject({ success: true, data: { id } });
    expect(await ask(`GET ${base}/keys`, next)).toMatchObject({ status: 401, body: invalid });
  });

  it('ruling 13: deletes a key for good: it is in no list, and its value is like one that never was', async () => {
    const [acting, gone] = [await issue(), await issue()];
    expect((await ask(`DELETE ${base}/keys/${gone.id}`, acting.text)).status).toBe(200);
    expect((await ask(`GET ${base}/keys`, acting.text)).body.data.map(({ id }) => id)).toEqual([acting.id]);
    expect(await ask('GET /v1/memories', gone.text)).toMatchObject({ status: 401, body: invalid });
    for (const request of [`DELETE ${base}/keys/${gone.id}`, `POST ${base}/keys/${gone.id}/regenerate`]) {
      expect((await ask(request, acting.text)).status).toBe(404);
    }
  });

  it('security 10: answers for another owner’s key as for one that never was, to the letter', async () => {
    const [acting, foreign] = [await issue(), await issue({ owner: 'user_2' })];
    for (const request of [
      (id: string) => `DELETE ${base}/keys/${id}`,
      (id: string) => `POST ${base}/keys/${id}/regenerate`,
    ]) {
      const [one, other] = [
        await ask(request(foreign.id), acting.text),
        await ask(request('key_nowhere'), acting.text),
      ];
      expect({ status: one.status, body: one.body }).toEqual({ status: other.status, body: other.body });
      expect(one).toMatchObject({ status: 404, body: { error: 'NOT_FOUND', message: 'API key not found' } });
    }
    expect((await ask('GET /v1/memories', foreign.text)).status).toBe(200);
  });

  it('security 43: never shows a live key to a test key, nor lets it act on one', async () => {
    const [live, test] = [await issue(), await issue({ environment: 'test' })];
    expect((await ask(`GET ${base}/keys`, test.text)).body.data.map(({ id }) => id)).toEqual([test.id]);
    expect((await ask(`POST ${base}/keys/${live.id}/regenerate`, test.text)).status).toBe(404);
    expect((await ask(`DELETE ${base}/keys/${live.id}`, test.text)).status).toBe(404);
    expect((await ask('GET /v1/memories', live.text)).status).toBe(200);
  });

  it('does not regenerate an expired key', async () => {
    const [acting, old] = [await issue(), await issue({ expires: '2026-01-15' })];
    await server.clock.advance('1d');
    expect(await ask('GET /v1/memories', old.text)).toMatchObject({
      status: 401,
      body: { success: false, error: 'UNAUTHORIZED', message: 'API key has expired' },
    });
    expect(await ask(`POST ${base}/keys/${old.id}/regenerate`, acting.text)).toMatchObject({
      status: 409,
      body: { error: 'CONFLICT' },
    });
  });

  it('is refused to who has no key', async () => {
    expect(await ask(`GET ${base}/keys`, '')).toMatchObject({
      status: 401,
      body: { message: 'No API key provided. Include your API key in the Authorization header.' },
    });
  });
});

describe('the audit', () => {
  it('ruling 25: keeps who did what to a key, and attempts with a value that was regenerated', async () => {
    const { id, text } = await issue();
    await ask(`POST /keys/${id}/regenerate`, text);
    await ask('GET /v1/memories', text);
    const { records: entries } = await server.audit({ key: id });
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ['issue', 'system'],
      ['regenerate', id],
      ['dead_key_refused', null],
    ]);
    expect(JSON.stringify(entries)).not.toContain(text.slice(12, 24));
  });
});

describe('limits', () => {
  it('ruling 18: hold a key to the rate that it was created with, and no other key', async () => {
    const [tight, other] = [await issue({ limits: { 'key-hour': 3 } }), await issue()];
    expect(await statuses(4, tight.text)).toEqual([200, 200, 200, 429]);
    const refused = await ask('GET /v1/memories', tight.text);
    expect(refused).toMatchObject(limited(3600));
    expect(refused.headers.get('retry-after')).toBe('3600');
    expect(await statuses(1, other.text)).toEqual([200]);
    await server.clock.advance('1h');
    expect(await statuses(1, tight.text)).toEqual([200]);
  });

  it('ruling 18: a spent month looks like a spent hour, up to the first of the next, UTC', async () => {
    const { text } = await issue({ limits: { 'key-month': 2 } });
    expect(await statuses(3, text)).toEqual([200, 200, 429]);
    // From 15 January, noon, to 1 February.
    expect(await ask('GET /v1/memories', text)).toMatchObject(limited(16.5 * 86_400));
    await server.clock.advance('16d');
    expect(await statuses(1, text)).toEqual([429]);
    await server.clock.advance('12h');
    expect(await statuses(1, text)).toEqual([200]);
  });

  it('go on counting for a key that is regenerated', async () => {
    const [acting, tight] = [await issue(), await issue({ limits: { 'key-hour': 3 } })];
    expect(await statuses(2, tight.text)).toEqual([200, 200]);
    const { body } = await ask(`POST /keys/${tight.id}/regenerate`, acting.text);
    expect(await statuses(2, String(body.data.key))).toEqual([200, 429]);
  });

  it('ruling 21: of a plan hold all keys of an account together, and a change counts at once', async () => {
    const [one, other, stranger] = [await issue(), await issue(), await issue({ owner: 'user_2' })];
    const profile = async () => (await ask('GET /v1/profile', stranger.text)).body.profile;
    expect(await profile()).toMatchObject({ tier: 'free', limits: { requestsPerHour: 100, monthlyRequests: 10_000 } });
    expect(new Set(await statuses(60, one.text))).toEqual(new Set([200]));
    const rest = await statuses(41, other.text);
    expect([rest.slice(0, 40).every((status) => status === 200), rest[40]]).toEqual([true, 429]);
    expect(await statuses(1, stranger.text)).not.toContain(429);
    await server.accounts.setPlan('pro');
    expect(await statuses(1, one.text)).toEqual([200]);
    expect((await ask('GET /v1/usage', one.text)).body.limits).toMatchObject({ requestsRemaining: 898 });
    await server.accounts.setPlan('enterprise');
    expect((await ask('GET /v1/profile', one.text)).body.profile).toMatchObject({
      tier: 'enterprise',
      limits: { requestsPerHour: null, monthlyRequests: null },
    });
  });
});

describe('carriers', () => {
  const memories = `${hypersave.baseUrl}/v1/memories`;
  const status = async (headers: Record<string, string>) => {
    const response = await server.fetch(memories, { headers });
    return [response.status, (await response.json()).message];
  };
  const missing = [401, 'No API key provided. Include your API key in the Authorization header.'];

  it('rulings 1, 2: take Bearer in any case and the client’s header, and one key sent in both', async () => {
    const [{ text }, another] = [await issue(), await issue()];
    for (const headers of [
      { Authorization: `Bearer ${text}` },
      { Authorization: `bearer ${text}` },
      { 'X-API-Key': text },
      { Authorization: `Bearer ${text}`, 'X-API-Key': text },
      { Authorization: 'Basic eDp5', 'X-API-Key': text },
    ]) {
      expect((await status(headers))[0]).toBe(200);
    }
    const two = { Authorization: `Bearer ${text}`, 'X-API-Key': another.text };
    expect(await status(two)).toEqual([401, 'Invalid API key provided']);
    for (const headers of [{}, { Authorization: `Basic ${text}` }, { Authorization: 'Bearer' }]) {
      expect(await status(headers)).toEqual(missing);
    }
  });
});
