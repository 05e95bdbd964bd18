import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createLatchkey, type Latchkey } from './latchkey.ts';

const baseUrl = 'http://127.0.0.1:4010/_latchkey';
const session = `lks_${'a1'.repeat(21)}a`;
const other = `lks_${'b2'.repeat(21)}b`;
const secret = `hst_live_${'a1b2c3d4'.repeat(8)}`;

/** A key as the document's own example has it. */
const record = {
  id: 'key_1',
  name: 'Weekly export',
  description: null,
  owner: 'user_1',
  environment: 'live',
  reach: null,
  scopes: ['read:events'],
  mask: 'hst_live_a1b2c3...******',
  status: 'active',
  limits: {},
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-04-01T00:00:00.000Z',
  revokedAt: null,
  lastUsedAt: null,
  lastIp: null,
  requestCount: 12,
  requestsToday: 2,
  errorCount: 1,
  errorRate: 0.08,
  version: 1,
  rotation: null,
  acts: ['update', 'revoke'],
  warnings: [{ id: 'no_end', text: 'This key never expires.' }],
};
const person = {
  id: 'ada',
  name: 'Ada',
  role: 'owner',
  owner: 'user_1',
  scopes: null,
  organizations: [],
  approval: null,
};
const opened = { person, expiresAt: '2026-01-01T08:00:00.000Z', approval: null };
const cookie = (text: string, more = '') => ({
  'Set-Cookie': `latchkey_session=${text}; Path=/; HttpOnly; SameSite=Strict${more}`,
});
const problem = (status: number, code: string, detail: string, more = {}) =>
  new Response(JSON.stringify({ type: `urn:latchkey:problem:${code}`, status, code, detail, ...more }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });

const setUp = (...answers: Parameters<typeof stub>) => {
  const { fetch, asked } = stub(...answers);
  return { latchkey: createLatchkey({ session, fetch, clock: virtualClock() }), asked };
};

const issued = { key: record, secret };
const form = { name: 'Weekly export' };
const alert = { condition: { kind: 'unused', days: 30 }, channel: { kind: 'email', to: 'ada@example.org' } } as const;
const since = new Date('2026-01-01T00:00:00Z');

/** For everybody: nobody has to be signed in, nor is anybody told more. */
const open = ['/people', '/sessions'];

/** Everything that only looks, and where it looks. */
const looks: readonly (readonly [string, object, (latchkey: Latchkey) => Promise<unknown>])[] = [
  ['/people', { people: [person] }, (latchkey) => latchkey.people()],
  ['/session', opened, (latchkey) => latchkey.session()],
  ['/system', { id: 'hyperstudy' }, (latchkey) => latchkey.system()],
  [
    '/keys?status=active&sort=name',
    { items: [], total: 0, next: null },
    ({ keys }) => keys.list({ status: 'active', sort: 'name' }).firstPage(),
  ],
  ['/keys/key_1', record, ({ keys }) => keys.get('key_1')],
  ['/keys/a%2Fb', record, ({ keys }) => keys.get('a/b')],
  ['/keys/key_1/examples', { examples: [], env: '' }, ({ keys }) => keys.examples('key_1')],
  [
    '/usage?key=key_1&from=2026-01-01T00%3A00%3A00.000Z',
    {},
    (latchkey) => latchkey.usage({ key: 'key_1', from: since }),
  ],
  ['/alerts', { alerts: [] }, ({ alerts }) => alerts.list()],
  ['/alert-crossings?alert=alert_1', { crossings: [] }, ({ alerts }) => alerts.crossings({ alert: 'alert_1' })],
  ['/outbox', { mails: [] }, ({ alerts }) => alerts.outbox()],
  [
    '/audit?action=revoke&since=2026-01-01T00%3A00%3A00.000Z',
    { items: [], next: null },
    ({ audit }) => audit.list({ action: 'revoke', since }).firstPage(),
  ],
  ['/keys/key_1/incident?since=2026-01-01T00%3A00%3A00.000Z', {}, ({ incident }) => incident.get('key_1', { since })],
  ['/account', {}, ({ account }) => account.get()],
];

/** Everything that changes something: method, path, body. */
const changes: readonly (readonly [string, string, unknown, object, (latchkey: Latchkey) => Promise<unknown>])[] = [
  ['POST', '/sessions', { person: 'ada' }, opened, (latchkey) => latchkey.signIn('ada')],
  [
    'POST',
    '/sessions',
    { credentials: { password: 'x' } },
    opened,
    (latchkey) => latchkey.signIn({ credentials: { password: 'x' } }),
  ],
  ['DELETE', '/session', undefined, { signedOut: true }, (latchkey) => latchkey.signOut()],
  ['POST', '/keys', form, issued, ({ keys }) => keys.issue(form)],
  ['POST', '/key-drafts', form, { warnings: [] }, ({ keys }) => keys.check(form)],
  [
    'PATCH',
    '/keys/key_1',
    { name: 'b', version: 2 },
    record,
    ({ keys }) => keys.update('key_1', { name: 'b', version: 2 }),
  ],
  ['POST', '/keys/key_1/regenerate', undefined, issued, ({ keys }) => keys.regenerate('key_1')],
  [
    'POST',
    '/keys/key_1/rotate',
    { overlapMs: 60_000 },
    { ...issued, predecessor: record },
    ({ keys }) => keys.rotate('key_1', { overlapMs: 60_000 }),
  ],
  ['POST', '/keys/key_1/disable', undefined, record, ({ keys }) => keys.disable('key_1')],
  ['POST', '/keys/key_1/enable', undefined, record, ({ keys }) => keys.enable('key_1')],
  ['POST', '/keys/key_1/revoke', undefined, record, ({ keys }) => keys.revoke('key_1')],
  ['POST', '/alerts', alert, {}, ({ alerts }) => alerts.create(alert)],
  ['DELETE', '/alerts/alert_1', undefined, {}, ({ alerts }) => alerts.delete('alert_1')],
  ['PUT', '/account/plan', { plan: 'pro' }, {}, ({ account }) => account.changePlan('pro')],
  ['POST', '/leaks', { text: 'x' }, { leaks: [] }, ({ leaks }) => leaks.find('x')],
  [
    'POST',
    '/leaks/revoke',
    { text: 'x', source: 'build 1' },
    { leaks: [] },
    ({ leaks }) => leaks.revoke('x', { source: 'build 1' }),
  ],
];

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('createLatchkey', () => {
  it.each(looks)('reads %s, with the session in its cookie where one tells more', async (path, answer, look) => {
    const { latchkey, asked } = setUp(json(answer));
    await look(latchkey);
    expect(asked).toMatchObject([{ url: `${baseUrl}/manage${path}`, method: 'GET', body: undefined }]);
    expect(asked[0]?.headers).toEqual({
      Accept: 'application/json',
      ...(open.includes(path) ? {} : { Cookie: `latchkey_session=${session}` }),
    });
  });

  it.each(changes)(
    'security 76: sends %s %s with the header that no form has',
    async (method, path, body, answer, act) => {
      const { latchkey, asked } = setUp(json(answer));
      await act(latchkey);
      expect(asked).toHaveLength(1);
      expect(asked[0]).toMatchObject({ url: `${baseUrl}/manage${path}`, method });
      expect(asked[0]?.headers).toMatchObject({ 'X-Latchkey-Request': '1' });
      expect(asked[0]?.headers.Cookie).toBe(open.includes(path) ? undefined : `latchkey_session=${session}`);
      expect(asked[0]?.body === undefined ? undefined : JSON.parse(asked[0].body)).toEqual(body);
    },
  );

  it('reads tables as text', async () => {
    const csv = (text: string) => new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
    const { latchkey, asked } = setUp(csv('sequence,at\r\n'), csv('section,at\r\n'));
    expect(await latchkey.audit.csv({ key: 'key_1' })).toBe('sequence,at\r\n');
    expect(await latchkey.incident.csv('key_1')).toBe('section,at\r\n');
    expect(asked.map(({ url }) => url.slice(baseUrl.length))).toEqual([
      '/manage/audit/export?key=key_1',
      '/manage/keys/key_1/incident/export',
    ]);
  });

  it('gives keys as models, and all of a list page by page', async () => {
    const { latchkey, asked } = setUp(
      json({ items: [record], total: 2, next: 'c1' }),
      json({ items: [{ ...record, id: 'key_2' }], total: 2, next: null }),
    );
    const keys = await latchkey.keys.list({ limit: 1 }).toArray();
    expect(keys.map(({ id }) => id)).toEqual(['key_1', 'key_2']);
    expect(keys[0]).toMatchObject({
      createdAt: new Date('2026-01-01T00:00:00Z'),
      expiresAt: new Date('2026-04-01T00:00:00Z'),
      revokedAt: null,
      acts: ['update', 'revoke'],
      warnings: record.warnings,
    });
    expect(asked.map(({ url }) => new URL(url).search)).toEqual(['?limit=1', '?limit=1&cursor=c1']);
  });

  it('says so where a record is no key, and repeats none of it', async () => {
    const { latchkey } = setUp(json({ ...record, createdAt: secret }));
    const error = await rejection(latchkey.keys.get('key_1'));
    expect(error).toMatchObject({ code: 'invalid_response' });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(secret.slice(-12));
  });

  it('fills in the form of a system: dates as times, and what is left blank as none', async () => {
    const { latchkey, asked } = setUp(json(issued, 201));
    await latchkey.keys.issue({ ...form, expires: since, limits: { 'key-hour': 5, 'key-month': null } });
    await latchkey.keys.issue({ ...form, expires: 'never' });
    await latchkey.keys.issue({ ...form, expires: null });
    expect(asked.map(({ body }) => JSON.parse(body ?? ''))).toEqual([
      { ...form, expires: '2026-01-01T00:00:00.000Z', limits: { 'key-hour': 5, 'key-month': null } },
      { ...form, expires: 'never' },
      { ...form, expires: null },
    ]);
  });

  it('sends no form with a value that is none: JSON would say that there is to be no end, or no limit', async () => {
    const { latchkey, asked } = setUp(json(issued, 201));
    const none = new Date(Number.NaN);
    for (const call of [
      () => latchkey.keys.issue({ ...form, expires: none }),
      () => latchkey.keys.check({ ...form, expires: none }),
      () => latchkey.keys.issue({ ...form, limits: { 'key-hour': Number.NaN } }),
      () => latchkey.keys.rotate('key_1', { overlapMs: Number.POSITIVE_INFINITY }),
      () => latchkey.alerts.create({ ...alert, condition: { kind: 'unused', days: Number.NaN } }),
      () => latchkey.usage({ from: none }),
    ]) {
      expect(await rejection(call())).toMatchObject({ code: 'config', hint: expect.stringContaining('NaN') });
    }
    expect(asked).toEqual([]);
  });

  it('sends what a value of somebody’s own says of itself as JSON, whatever else it holds', async () => {
    const { latchkey, asked } = setUp(json(issued, 201));
    const end = { cache: Number.NaN, toJSON: () => '90d' };
    // A date of a library's, and a document that leads back to itself.
    const expires = Object.assign(end, { itself: end }) as unknown as string;
    await latchkey.keys.issue({ ...form, expires });
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ expires: '90d' });
  });
});

describe('a secret', () => {
  it('is in a wrapping that does not print it', async () => {
    const { latchkey } = setUp(json(issued, 201));
    const made = await latchkey.keys.issue(form);
    expect(made.secret.reveal()).toBe(secret);
    for (const text of [String(made.secret), JSON.stringify(made), inspect(made, { depth: 10, showHidden: true })]) {
      expect(text).toContain(record.mask);
      expect(text).not.toContain(secret.slice(-12));
    }
  });

  it('security 69: is asked for once, however often the request is sent', async () => {
    const unavailable = () => new Response('', { status: 503 });
    const { latchkey, asked } = setUp(unavailable, unavailable, json(issued, 201));
    await latchkey.keys.issue(form);
    const sent = asked.map(({ headers }) => headers['Idempotency-Key']);
    expect(sent).toHaveLength(3);
    expect(new Set(sent).size).toBe(1);
    expect(sent[0]?.length).toBeGreaterThanOrEqual(16);
  });

  it.each<[string, (latchkey: Latchkey, idempotencyKey: string) => Promise<unknown>]>([
    ['issue', ({ keys }, idempotencyKey) => keys.issue(form, { idempotencyKey })],
    ['regenerate', ({ keys }, idempotencyKey) => keys.regenerate('key_1', { idempotencyKey })],
    ['rotate', ({ keys }, idempotencyKey) => keys.rotate('key_1', {}, { idempotencyKey })],
  ])('security 69: of %s is asked for under the caller’s own Idempotency-Key', async (_, act) => {
    const { latchkey, asked } = setUp(json({ ...issued, predecessor: record }, 201));
    await act(latchkey, 'b1946ac9-2492-4d23-9a1f');
    await act(latchkey, 'b1946ac9-2492-4d23-9a1f');
    expect(asked.map(({ headers }) => headers['Idempotency-Key'])).toEqual(Array(2).fill('b1946ac9-2492-4d23-9a1f'));
  });

  it('security 70: that is not to be had again is an error that says which key it was', async () => {
    const { latchkey } = setUp(json({ key: record, secret: null }, 201));
    expect(await rejection(latchkey.keys.issue(form))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('key_1'),
      hint: expect.stringContaining('Revoke the key'),
    });
  });
});

describe('the session of a client', () => {
  it('is what signing in brought, until signing out', async () => {
    const { fetch, asked } = stub(
      json({ people: [] }),
      json(opened, 201, cookie(session)),
      json(opened),
      json(opened, 201, cookie(other)),
      json(opened),
      json({ signedOut: true }, 200, cookie('', '; Max-Age=0')),
      json({ people: [] }),
    );
    const latchkey = createLatchkey({ fetch, clock: virtualClock() });
    await latchkey.people();
    await latchkey.signIn('ada');
    await latchkey.session();
    await latchkey.signIn('ben');
    await latchkey.session();
    await latchkey.signOut();
    await latchkey.people();
    expect(asked.map(({ headers }) => headers.Cookie?.replace('latchkey_session=', ''))).toEqual([
      undefined,
      undefined,
      session,
      undefined,
      other,
      other,
      undefined,
    ]);
  });

  it('is of the environment where none is given, and the base URL too', async () => {
    vi.stubEnv('LATCHKEY_SESSION', other);
    vi.stubEnv('LATCHKEY_BASE_URL', 'https://keys.example.org/_latchkey');
    const { fetch, asked } = stub(json(opened));
    await createLatchkey({ fetch, clock: virtualClock() }).session();
    expect(asked[0]?.url).toBe('https://keys.example.org/_latchkey/manage/session');
    expect(asked[0]?.headers.Cookie).toBe(`latchkey_session=${other}`);
  });

  it('is in a browser the browser’s own: no script sees it, and nobody has to insist', async () => {
    vi.stubGlobal('window', { document: {} });
    const { fetch, asked } = stub(json(opened, 201), json(opened));
    const latchkey = createLatchkey({ fetch, clock: virtualClock() });
    await latchkey.signIn('ada');
    await latchkey.session();
    expect(asked.map(({ headers }) => headers.Cookie)).toEqual([undefined, undefined]);
  });

  it('is printed by nothing', async () => {
    const { latchkey } = setUp(problem(404, 'not_found', 'There is no such key.'));
    const error = await rejection(latchkey.keys.get('key_2'));
    for (const thing of [latchkey, error]) {
      expect(inspect(thing, { depth: 10, showHidden: true })).not.toContain(session.slice(-12));
    }
    expect(() => createLatchkey({ session: 'lks_short' })).toThrow(expect.objectContaining({ code: 'config' }));
  });
});

it('is sent twice at most where each refusal brings another session', async () => {
  let count = 0;
  const refused = () =>
    json(
      { type: 'x', status: 401, code: 'session_over', detail: 'Over.' },
      401,
      cookie(`lks_${String(++count).padStart(43, 'a')}`),
    );
  const { latchkey, asked } = setUp(refused);
  expect(await rejection(latchkey.session())).toMatchObject({ code: 'unauthorized' });
  expect(asked).toHaveLength(2);
});

describe('a refusal', () => {
  it.each([
    [401, 'not_signed_in', 'unauthorized'],
    [401, 'session_over', 'unauthorized'],
    [401, 'session_expired', 'key_expired'],
    [401, 'sign_in_refused', 'unauthorized'],
    [403, 'forbidden', 'insufficient_scope'],
    [403, 'beyond_authority', 'insufficient_scope'],
    [403, 'not_approved', 'insufficient_scope'],
    [403, 'not_from_here', 'invalid_request'],
    [404, 'not_found', 'not_found'],
    [400, 'invalid_request', 'invalid_request'],
    [409, 'conflict', 'conflict'],
    [409, 'plan_cap', 'plan_cap'],
    [409, 'not_offered', 'conflict'],
  ])('of %i %s is a LatchkeyError of %s, sent once', async (status, code, expected) => {
    const { latchkey, asked } = setUp(problem(status, code, 'This is why.'));
    const error = await rejection(latchkey.keys.issue(form));
    expect(error).toMatchObject({ code: expected, status, message: expect.stringContaining('This is why.') });
    expect(error).toMatchObject({ systemCode: code });
    expect(error).not.toMatchObject({ hint: expect.stringContaining('requiredScopes') });
    expect(asked).toHaveLength(1);
  });

  it('tells where a page sends whoever is not approved of, by what it says beside its words', async () => {
    const gate = { redirect: '/research/dashboard', approval: 'pending' };
    const { latchkey } = setUp(
      json({ type: 'x', status: 403, code: 'not_approved', detail: 'Must be an approved researcher', ...gate }, 403),
    );
    const error = await rejection(latchkey.keys.list().firstPage());
    expect(error).toMatchObject({
      systemCode: 'not_approved',
      details: gate,
      hint: expect.stringContaining('approve'),
    });
  });
});
