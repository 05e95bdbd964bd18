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
    for (const origin of ['https://evil.example', 'http://localhost:4010', 'http://127.0.0.1:5173', 'null']) {
      const headers = { Origin: origin };
      const asked = await office.post('/keys', { name: 'x', scopes: ['read:events'] }, { headers });
      expect(asked).toMatchObject({ status: 403, body: { code: 'forbidden' } });
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
