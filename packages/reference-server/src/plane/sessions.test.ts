import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { latchkey } from '@latchkey/providers/latchkey';
import { describe, expect, it } from 'vitest';
import { officeAt, openOffice } from '../../test/plane/open-office.ts';
import { overHttp } from '../../test/plane/over-http.ts';
import type { Answer } from '../index.ts';
import { hyperstudyWorld } from '../worlds/hyperstudy/index.ts';
import type { PlaneOptions } from './plane-options.ts';
import type { Wire } from './wire.ts';

const world = hyperstudyWorld();
const [ada = { id: '', name: '' }] = world.people ?? [];
const open = (plane?: PlaneOptions) => openOffice(hyperstudy, world, plane ? { plane } : {});

const codeOf = ({ body }: Answer): unknown => JSON.parse(String(body)).code;
const signingIn = { method: 'POST', body: JSON.stringify({ person: ada.id }) };

describe('signing in', () => {
  it('gives a session in a cookie that no script can read and no other site can send', async () => {
    const office = open();

    const { status, headers, body, text } = await office.signIn(ada.id);

    expect(status).toBe(201);
    expect(body).toMatchObject({ person: { id: ada.id, name: ada.name }, expiresAt: '2026-01-01T08:00:00.000Z' });
    expect(headers.get('set-cookie')).toMatch(
      /^latchkey_session=lks_[0-9A-Za-z]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toContain('lks_');
    expect((await office.get('/session')).body).toMatchObject({ person: { id: ada.id } });
  });

  it('is open to whose id holds what sessions begin with', async () => {
    const folks = { id: 'folks_anders', name: 'Anders', role: 'member', owner: 'anders', scopes: 'all' } as const;
    const office = openOffice(hyperstudy, { ...world, people: [folks] });
    expect(await office.signIn(folks.id)).toMatchObject({ status: 201, body: { person: { id: 'folks_anders' } } });
  });

  it('sends the cookie over plain HTTP on this machine alone, and below the path at which the server stands', async () => {
    const { server } = open();
    const cookieAt = async (baseUrl: string) => {
      const answered = await officeAt(server.fetch, baseUrl).signIn(ada.id);
      return answered.headers.get('set-cookie') ?? '';
    };

    expect(await cookieAt('http://localhost:4010/_latchkey')).not.toContain('Secure');
    expect(await cookieAt('https://localhost:4010/_latchkey')).toMatch(/SameSite=Strict; Secure$/);
    expect(await cookieAt('http://keys.example.org/_latchkey')).toMatch(/; Secure$/);
  });

  it('lasts eight hours, however much it is used', async () => {
    const { server, ...office } = open();
    await office.signIn(ada.id);

    await server.clock.advance('7h');
    expect((await office.get('/session')).status).toBe(200);
    await server.clock.advance(3_600_000 - 1);
    expect((await office.get('/session')).status).toBe(200);
    await server.clock.advance(1);

    expect(await office.get('/session')).toMatchObject({ status: 401, body: { code: 'session_expired' } });
  });

  it('security 46: is over when the person signs out, for whoever has the cookie still', async () => {
    const office = open();
    await office.signIn(ada.id);
    const kept = office.cookie();

    const { headers } = await office.ask('DELETE', '/session');

    expect(headers.get('set-cookie')).toMatch(/^latchkey_session=; Path=.*; Max-Age=0$/);
    expect(await office.get('/session')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    office.carry(kept);
    expect(await office.get('/session')).toMatchObject({ status: 401, body: { code: 'session_over' } });
    expect((await office.get('/session')).headers.get('www-authenticate')).toContain('Session realm="Latchkey"');
  });

  it('is over when the server starts anew', async () => {
    const { server, ...office } = open();
    await office.signIn(ada.id);
    server.reset();
    expect(await office.get('/session')).toMatchObject({ status: 401, body: { code: 'session_over' } });
  });

  it('takes no two sessions in one request', async () => {
    const office = open();
    await office.signIn(ada.id);
    const first = office.cookie();
    await office.signIn(ada.id);
    office.carry(`${first}; ${office.cookie()}`);
    expect((await office.get('/session')).body).toMatchObject({
      code: 'session_over',
      detail: 'The cookie holds no session that lives, or the request has two of them. Sign in again.',
    });
  });

  it('knows nobody whom the world does not know', async () => {
    const office = open();
    expect(await office.signIn('nobody')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('ruling 32: picking who one is', () => {
  it('is for this machine: over the network nobody is picked, and nobody is listed', async () => {
    const { server } = open();
    const elsewhere = { ...signingIn, address: '203.0.113.9' };

    for (const address of ['127.0.0.1', '127.8.8.8', '::1']) {
      expect((await server.handle(overHttp('/sessions', { ...signingIn, address }))).status).toBe(201);
      expect((await server.handle(overHttp('/people', { address }))).status).toBe(200);
    }
    for (const address of ['203.0.113.9', '10.0.0.1', '::2', null]) {
      const asked = await server.handle(overHttp('/sessions', { ...signingIn, address }));
      expect([asked.status, codeOf(asked)]).toEqual([403, 'not_from_here']);
      expect((await server.handle(overHttp('/people', { address }))).status).toBe(403);
    }
    const asked = await server.handle(overHttp('/sessions', elsewhere));
    expect(JSON.parse(String(asked.body)).detail).toContain('on this machine only');
  });

  it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'is not for what somebody on this machine forwards (%s)',
    async (name) => {
      const { server } = open();
      const asked = await server.handle(overHttp('/sessions', { ...signingIn, headers: { [name]: '127.0.0.1' } }));
      expect([asked.status, codeOf(asked)]).toEqual([403, 'not_from_here']);
    },
  );

  it('is not for who asks under another name, though it is known', async () => {
    const { server } = open({ hosts: ['keys.example.org'] });
    const asked = await server.handle(overHttp('/sessions', { ...signingIn, host: 'keys.example.org' }));
    expect([asked.status, codeOf(asked)]).toEqual([403, 'not_from_here']);
  });
});

describe('a way to sign in that the owner of the server gave', () => {
  const signIn: PlaneOptions['signIn'] = (credentials) =>
    JSON.stringify(credentials) === '{"password":"open sesame"}' ? ada.id : null;

  it('is the only one, from everywhere', async () => {
    const { server, ...office } = open({ signIn, hosts: ['keys.example.org'] });

    expect(await office.signIn(ada.id)).toMatchObject({ status: 403 });
    expect(await office.get('/people')).toMatchObject({ status: 403 });
    const body = JSON.stringify({ credentials: { password: 'open sesame' } });
    const far = { method: 'POST', address: '203.0.113.9', host: 'keys.example.org', body };
    const answered = await server.handle(overHttp('/sessions', far));
    expect(answered.status).toBe(201);
    expect(answered.headers.find(([name]) => name === 'Set-Cookie')?.[1]).toContain('; Secure');
  });

  it('says no without a word of why, and repeats nothing', async () => {
    const office = open({ signIn });
    const refused = await office.post('/sessions', { credentials: { password: 'hst_live_guess' } });
    expect(refused).toMatchObject({ status: 401, body: { code: 'sign_in_refused' } });
    expect(refused.text).not.toContain('guess');
    expect(refused.headers.get('www-authenticate')).toBe('Session realm="Latchkey"');
  });

  it('signs in nobody whom the world does not know', async () => {
    const office = open({ signIn: () => 'nobody' });
    expect((await office.post('/sessions', { credentials: {} })).status).toBe(401);
  });
});

describe('security 12: who tries credentials over and over', () => {
  const signIn: PlaneOptions['signIn'] = async (credentials) =>
    JSON.stringify(credentials) === '{"password":"open sesame"}' ? ada.id : null;
  const trying = (password: string, address: string | null) =>
    overHttp('/sessions', { method: 'POST', address, body: JSON.stringify({ credentials: { password } }) });
  const openHere = (more: PlaneOptions = {}) => {
    const { server } = open({ signIn, ...more });
    return {
      server,
      tryOf: (password: string, address: string | null = '203.0.113.9') => server.handle(trying(password, address)),
    };
  };

  it('has to wait after ten that are nobody’s, also with one that is somebody’s, and others do not', async () => {
    const { server, tryOf } = openHere();
    for (let at = 0; at < 10; at++) expect((await tryOf(`guess ${at}`)).status).toBe(401);
    const refused = await tryOf('open sesame');
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too_many_requests']);
    expect(refused.headers.find(([name]) => name === 'Retry-After')?.[1]).toBe('900');
    expect((await tryOf('open sesame', '203.0.113.10')).status).toBe(201);
    await server.clock.advance('15m');
    expect((await tryOf('open sesame')).status).toBe(201);
  });

  it('gets no further by trying all at once', async () => {
    const { tryOf } = openHere();
    const tried = await Promise.all(Array.from({ length: 300 }, (_, at) => tryOf(`guess ${at}`)));
    expect(tried.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(tried.filter(({ status }) => status === 429)).toHaveLength(290);
  });

  it('is not slowed by what is right, nor by a way to sign in that fails', async () => {
    const { tryOf } = openHere();
    for (let at = 0; at < 30; at++) expect((await tryOf('open sesame')).status).toBe(201);
    const broken = openHere({ signIn: () => Promise.reject(new Error('The directory is down.')) });
    for (let at = 0; at < 30; at++) expect((await broken.tryOf('open sesame')).status).toBe(500);
  });

  it('is as the installation has it', async () => {
    const strict = openHere({ failedSignIns: { quota: 1, windowMs: 60_000 } });
    expect([(await strict.tryOf('a')).status, (await strict.tryOf('b')).status]).toEqual([401, 429]);
    const free = openHere({ failedSignIns: null });
    for (let at = 0; at < 30; at++) expect((await free.tryOf('a')).status).toBe(401);
  });

  it('is in the audit: counted, without what was tried, and by name only for whom it concerns', async () => {
    const { server, tryOf } = openHere({ failedSignIns: null });
    for (let at = 0; at < 300; at++) await tryOf(`guess ${at}`);
    const { records } = await server.audit({ action: 'sign_in_failed' });
    expect(records).toMatchObject([{ actor: null, owner: null, key: null, count: 300, address: '203.0.113.9' }]);
    expect(JSON.stringify(records)).not.toContain('guess');

    const office = open({ signIn });
    await office.post('/sessions', { credentials: { password: 'guess' } });
    await office.post('/sessions', { credentials: { password: 'open sesame' } });
    await office.post('/sessions', { credentials: { password: 'open sesame' } });
    const audit = async () => (await office.get<Wire['AuditPage']>('/audit')).body.items;
    expect(await audit()).toMatchObject([{ action: 'sign_in', actor: ada.id, count: 2 }]);
    await office.ask('DELETE', '/session');
    await office.post('/sessions', { credentials: { password: 'open sesame' } });
    expect((await audit()).map(({ action }) => action)).toEqual(['sign_out', 'sign_in']);
  });
});

describe('security 76: what changes something', () => {
  const mutations = Object.values(latchkey.operations).filter(({ method }) => method !== 'GET');

  it.each(mutations)('$id needs a header that no form and no page of another origin can send', async ({ id }) => {
    const { parameters } = latchkey.operations[id];
    expect(parameters).toContainEqual({ name: 'X-Latchkey-Request', in: 'header', required: true });
    const { method, path } = latchkey.operations[id];
    const office = open();
    await office.signIn(ada.id);

    const asked = await office.ask(method, path.replace('/manage', '').replace(/\{\w+\}/, 'key_1'), {
      isForeign: true,
      body: {},
    });

    expect(asked).toMatchObject({ status: 400, body: { code: 'invalid_request', field: 'X-Latchkey-Request' } });
  });

  it('takes no form', async () => {
    const office = open();
    await office.signIn(ada.id);
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      const asked = await office.post('/keys', { name: 'x' }, { headers: { 'Content-Type': type } });
      expect(asked).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    }
  });
});
