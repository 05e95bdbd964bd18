import { describe, expect, it } from 'vitest';
import { virtualClock } from '../clock/virtual.ts';
import { plainDigest } from '../engine/digest/plain.ts';
import type { Exchange } from '../exchange.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import type { Person } from '../person.ts';
import { html } from './html.ts';
import { type Page, type PageReply, type PageRequest, tokenField } from './page.ts';
import { openSite, type SignedIn } from './site.ts';

const ada: Person = { id: 'ada', name: 'Ada', role: 'owner', owner: 'user_1', scopes: 'all' };

const openFront = (answer: (request: PageRequest) => MaybePromise<PageReply>) => {
  const pages: Page[] = [
    { kind: 'page', path: '/front/door', methods: ['GET', 'POST'], answer },
    { kind: 'page', path: '/front/bell', methods: ['GET'], answer: ({ notice }) => shown(notice ?? 'silence') },
    { kind: 'file', path: '/front/door.css', contentType: 'text/css', content: 'p { color: red }' },
  ];
  const journal: { path: string; status: number; thrown: unknown }[] = [];
  const clock = virtualClock('2026-01-01T00:00:00Z');
  const site = openSite(pages, {
    title: 'Front',
    clock,
    basePath: '/v1',
    random: (size) => new Uint8Array(size).fill(7),
    digest: plainDigest().digest,
    guard: ({ origin }) =>
      origin === 'http://evil.example' ? { status: 403, code: 'forbidden', message: 'No.' } : null,
    signedIn: ({ header }): SignedIn | null => {
      const session = header('cookie');
      return session === undefined ? null : { person: ada, session };
    },
    journal: ({ path }, status, thrown) => journal.push({ path, status, thrown }),
  });
  const ask = async (method: string, path: string, given: Partial<Asked> = {}) => {
    const { form, cookie = 'key_1', headers = {}, origin = 'http://127.0.0.1:4010' } = given;
    const sent = new Map(Object.entries({ ...(cookie === null ? {} : { cookie }), ...headers }));
    if (form !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/x-www-form-urlencoded');
    const exchange: Exchange = {
      method,
      origin,
      path,
      query: 'after=key_9',
      header: (name) => sent.get(name),
      body: () => new TextEncoder().encode(form ?? ''),
      address: '127.0.0.1',
    };
    const answer = await site.handle(exchange);
    return answer && { ...answer, text: String(answer.body ?? ''), header: headerOf(answer.headers) };
  };
  return { ask, journal, clock };
};

interface Asked {
  form: string;
  cookie: string | null;
  headers: Record<string, string>;
  origin: string;
}

const headerOf = (headers: readonly (readonly [string, string])[]) => (name: string) =>
  headers.find(([each]) => each.toLowerCase() === name)?.[1];

const shown = (text: string): PageReply => ({ kind: 'page', title: 'Front', body: html`<p>${text}</p>` });

/** A page that says what it was asked. */
const echo = (request: PageRequest): PageReply =>
  shown(
    [
      request.method,
      request.person.name,
      request.form.all('wish').join('+'),
      request.query.one('after'),
      request.apiUrl,
      `token=${request.formToken}`,
    ].join('|'),
  );

const tokenIn = (text = '') => /token=([0-9a-f]{64})/.exec(text)?.[1] ?? '';

describe('a page', () => {
  it('is shown to who is signed in, and knows what it was asked', async () => {
    const { ask, journal } = openFront(echo);
    const answer = await ask('GET', '/front/door');
    expect(answer?.status).toBe(200);
    expect(answer?.text).toContain('<p>GET|Ada||key_9|http://127.0.0.1:4010/v1|token=');
    expect(journal).toEqual([{ path: '/front/door', status: 200, thrown: null }]);
  });

  it('is not shown to anybody else, nor for a host that is not known here', async () => {
    const { ask } = openFront(echo);
    const answer = await ask('GET', '/front/door', { cookie: null });
    expect([answer?.status, answer?.header('www-authenticate')]).toEqual([401, 'Session realm="Front"']);
    expect(answer?.text).not.toContain('Ada');
    expect((await ask('GET', '/front/door', { origin: 'http://evil.example' }))?.status).toBe(403);
  });

  it('leaves other paths to others', async () => {
    const { ask, journal } = openFront(echo);
    expect(await ask('GET', '/front')).toBeNull();
    expect(await ask('GET', '/front/door/')).toBeNull();
    expect(journal).toEqual([]);
  });

  it('security 76: is kept by no cache, shown in no frame, and runs nothing', async () => {
    const { ask } = openFront(echo);
    for (const cookie of [null, 'key_1']) {
      const answer = await ask('GET', '/front/door', { cookie });
      expect(answer?.header('cache-control')).toBe('no-store');
      expect(answer?.header('x-content-type-options')).toBe('nosniff');
      const policy = answer?.header('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('says which methods it has, and answers HEAD as GET without its body', async () => {
    const { ask } = openFront(echo);
    const refused = await ask('DELETE', '/front/door');
    expect([refused?.status, refused?.header('allow')]).toEqual([405, 'GET, POST, HEAD']);
    expect((await ask('POST', '/front/bell', { form: '' }))?.status).toBe(405);
    const got = await ask('GET', '/front/door.css', { cookie: null });
    const headed = await ask('HEAD', '/front/door.css', { cookie: null });
    expect([got?.status, got?.text, headed?.status, headed?.body]).toEqual([200, 'p { color: red }', 200, null]);
    expect(headed?.header('content-length')).toBe('16');
  });

  it('leaves a notice for the page that it sends people to, where it is said once', async () => {
    const { ask } = openFront(() => ({ kind: 'redirect', to: '/front/bell', notice: 'Ring <twice>' }));
    const answer = await ask('GET', '/front/door');
    expect([answer?.status, answer?.header('location'), answer?.text]).toEqual([302, '/front/bell', '']);
    expect((await ask('GET', '/front/bell', { cookie: 'key_2' }))?.text).toContain('silence');
    expect((await ask('GET', '/front/bell'))?.text).toContain('Ring &lt;twice&gt;');
    expect((await ask('GET', '/front/bell'))?.text).toContain('silence');
  });

  it('that fails says so and no more, and the journal knows why', async () => {
    const failing = new Error('the door jams');
    for (const fail of [
      () => Promise.reject(failing),
      () => {
        throw failing;
      },
    ]) {
      const { ask, journal } = openFront(fail);
      const answer = await ask('GET', '/front/door');
      expect(answer?.status).toBe(500);
      expect(answer?.text).not.toContain('jams');
      expect(journal).toEqual([{ path: '/front/door', status: 500, thrown: failing }]);
    }
  });
});

describe('a form', () => {
  it('security 76: is taken only with the token that was written into it for this session', async () => {
    const { ask } = openFront(echo);
    const token = tokenIn((await ask('GET', '/front/door'))?.text);
    const post = async (form: string, given: Partial<Asked> = {}) =>
      (await ask('POST', '/front/door', { form, ...given }))?.status;
    expect(await post(`${tokenField}=${token}&wish=in`)).toBe(200);
    expect(await post('wish=in')).toBe(403);
    expect(await post(`${tokenField}=${'0'.repeat(64)}`)).toBe(403);
    expect(await post(`${tokenField}=${token}`, { cookie: 'key_2' })).toBe(403);
    expect(await post(`${tokenField}=${token}`, { cookie: null })).toBe(401);
  });

  it('holds several texts under one name', async () => {
    const { ask } = openFront(echo);
    const token = tokenIn((await ask('GET', '/front/door'))?.text);
    const answer = await ask('POST', '/front/door', { form: `${tokenField}=${token}&wish=a+b&wish=%3Cc%3E` });
    expect(answer?.text).toContain('POST|Ada|a b+&lt;c&gt;|');
  });

  it.each([
    ['that is no form', 415, 'wish=in', { 'content-type': 'application/json' }],
    ['that says nothing of what it is', 415, 'wish=in', { 'content-type': '' }],
    ['that is too large', 413, 'w'.repeat(65_537), {}],
  ])('%s is refused with %i', async (_, status, form, headers) => {
    const { ask } = openFront(echo);
    expect((await ask('POST', '/front/door', { form, headers }))?.status).toBe(status);
  });
});
