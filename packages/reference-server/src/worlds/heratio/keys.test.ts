import { createHash } from 'node:crypto';
import { heratio } from '@latchkey/providers/heratio';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../clock/virtual.ts';
import { createReferenceServer } from '../../create-server.ts';
import { heratioWorld } from './index.ts';

const openArchive = () => {
  const server = createReferenceServer(heratio, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: heratioWorld(),
  });
  const ask = async (secret: string, path = '/profile') => {
    const response = await server.fetch(heratio.baseUrl + path, { headers: { 'X-API-Key': secret } });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return { server, ask };
};

const secret = `rk_${'ab12cd34'.repeat(8)}`;
const row = {
  id: 7,
  user_id: 2,
  name: 'reference manager',
  api_key: createHash('sha256').update(secret).digest('hex'),
  api_key_prefix: 'rk_ab12c',
  scopes: ['read', 'search'],
  rate_limit: 1000,
  expires_at: null,
  last_used_at: null,
  is_active: 1,
  created_at: '2025-12-01 10:00:00',
  updated_at: '2025-12-01 10:00:00',
};

describe('keys are issued', () => {
  it.each([
    [[], []],
    [['read'], ['read', 'search']],
    [['write'], ['write', 'create', 'update']],
    [
      ['search', 'read'],
      ['search', 'read'],
    ],
  ] as const)('with the permissions %j as with the scopes %j', async (permissions, scopes) => {
    const { server } = openArchive();
    const { key } = await server.keys.issue({ name: 'My Research App', permissions });
    expect(key.scopes).toEqual(scopes);
  });

  it('with a quota of their own, which the refusal names', async () => {
    const { server, ask } = openArchive();
    const { secret: own } = await server.keys.issue({ name: 'slow', scopes: ['read'], limits: { 'key-hour': 2 } });
    const { secret: usual } = await server.keys.issue({ name: 'usual', scopes: ['read'] });
    expect((await ask(own.reveal())).headers.get('X-RateLimit-Limit')).toBe('2');
    await ask(own.reveal());
    const { status, body } = await ask(own.reveal());
    expect({ status, body }).toEqual({
      status: 429,
      body: { success: false, error: 'Too Many Requests', message: 'Rate limit of 2 requests per hour exceeded.' },
    });
    expect((await ask(usual.reveal())).headers.get('X-RateLimit-Remaining')).toBe('999');
  });
});

describe('rows of ahg_api_key', () => {
  it('ruling 15: let the secrets in whose digests they hold, for their own researchers', async () => {
    const { server, ask } = openArchive();
    await server.keys.importRows([row]);
    const { status, body } = await ask(secret);
    expect({ status, id: body.id }).toEqual({ status: 200, id: 2 });
    expect((await server.keys.get('7')).mask).toBe('rk_ab12c...');
  });

  it.each([
    ['that is switched off', { is_active: 0 }, 'Invalid or inactive API key.'],
    ['whose date is past', { expires_at: '2025-12-30 00:00:00' }, 'API key has expired'],
  ])('let nobody in by one %s', async (_, change, message) => {
    const { server, ask } = openArchive();
    await server.keys.importRows([{ ...row, ...change }]);
    const { status, body } = await ask(secret);
    expect({ status, message: body.message }).toEqual({ status: 401, message });
  });

  it('keep their date through its last day, and their own quota', async () => {
    const { server, ask } = openArchive();
    await server.keys.importRows([{ ...row, expires_at: '2026-01-01 00:00:00', rate_limit: 250 }]);
    expect((await ask(secret)).headers.get('X-RateLimit-Limit')).toBe('250');
    await server.clock.advance('24h');
    expect((await ask(secret)).body.message).toBe('API key has expired');
  });

  it('come out as they went in', async () => {
    const { server } = openArchive();
    const rows = [row, { ...row, id: 9, api_key: 'f'.repeat(64), is_active: 0, updated_at: '2025-12-24 12:00:00' }];
    await server.keys.importRows(rows);
    const exported = await server.keys.exportRows();
    expect(exported).toHaveLength(2);
    expect(exported).toEqual(expect.arrayContaining(rows));
  });

  it('security 58: are refused where the digest is known already', async () => {
    const { server } = openArchive();
    await server.keys.importRows([row]);
    await expect(server.keys.importRows([{ ...row, id: 8 }])).rejects.toThrow();
    expect((await server.keys.list()).keys).toHaveLength(1);
  });
});
