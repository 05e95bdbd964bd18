import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { describe, expect, it } from 'vitest';
import { openOffice } from '../../test/plane/open-office.ts';
import { overHttp } from '../../test/plane/over-http.ts';
import { hyperstudyWorld } from '../worlds/hyperstudy/index.ts';
import type { PlaneOptions } from './plane-options.ts';

const world = hyperstudyWorld();
const [ada = { id: '' }] = world.people ?? [];
const open = (plane?: PlaneOptions) => openOffice(hyperstudy, world, plane ? { plane } : {});

describe('security 76: the plane', () => {
  it('is refused to a page of another origin, and nothing is done', async () => {
    const { server, ...office } = open();
    await office.signIn(ada.id);
    for (const origin of [
      'https://evil.example',
      'http://localhost:4010',
      'http://127.0.0.1:5173',
      'https://127.0.0.1:4010',
      'ws://127.0.0.1:4010',
      'null',
    ]) {
      const headers = { Origin: origin };
      const asked = await office.post('/keys', { name: 'x', scopes: ['read:events'] }, { headers });
      expect(asked).toMatchObject({ status: 403, body: { code: 'not_from_here' } });
      expect((await office.get('/keys', { headers })).status).toBe(403);
    }
    expect((await server.keys.list()).keys).toEqual([]);
    const own = { headers: { Origin: 'http://127.0.0.1:4010' } };
    expect((await office.post('/keys', { name: 'x', scopes: ['read:events'] }, own)).status).toBe(201);
  });

  it('is refused under a name that somebody else gave this machine', async () => {
    const { server } = open({ hosts: ['keys.example.org'] });
    const ask = (host: string) => server.handle(overHttp('/system', { host }));
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.0.7']) {
      expect([host, (await ask(host)).status]).toEqual([host, 403]);
    }
    for (const host of ['localhost:4010', 'hyperstudy.localhost:4010', '[::1]:4010', 'KEYS.example.org:443']) {
      expect([host, (await ask(host)).status]).toEqual([host, 200]);
    }
    for (const host of ['localhost.', 'localhost.:4010', 'keys.example.org.']) {
      expect([host, (await ask(host)).status]).toEqual([host, 200]);
    }
  });

  it('is that of its own page, also where another speaks TLS for a host that was named', async () => {
    const { server } = open({ hosts: ['keys.example.org'] });
    const ask = async (host: string, origin: string) =>
      (await server.handle(overHttp('/system', { host, headers: { origin } }))).status;
    expect(await ask('keys.example.org', 'https://keys.example.org')).toBe(200);
    expect(await ask('keys.example.org', 'http://keys.example.org')).toBe(200);
    expect(await ask('keys.example.org', 'https://keys.example.org:8443')).toBe(403);
    expect(await ask('localhost', 'https://localhost')).toBe(403);
  });

  it('lets a person be picked under every name of this machine, and a full one is no other', async () => {
    const { server } = open();
    const asked = overHttp('/people', { host: 'localhost.:4010' });
    expect((await server.handle(asked)).status).toBe(200);
  });
});

describe('security 35: pages of other origins', () => {
  it('read nothing of the plane, also where they may read the system', async () => {
    const { server, ...office } = openOffice(hyperstudy, world, { browserOrigins: ['http://127.0.0.1:4010'] });
    await office.signIn(ada.id);
    for (const [method, path] of [
      ['GET', '/keys'],
      ['OPTIONS', '/keys'],
    ] as const) {
      const { headers } = await office.ask(method, path, { headers: { Origin: 'http://127.0.0.1:4010' } });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    const system = await server.fetch(`${hyperstudy.baseUrl}/health`, { headers: { Origin: 'http://127.0.0.1:4010' } });
    expect(system.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:4010');
    expect(system.headers.get('access-control-allow-credentials')).toBeNull();
  });
});
