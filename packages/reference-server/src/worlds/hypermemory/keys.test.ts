import { beforeEach, describe, expect, it } from 'vitest';
import { type OpenHypermemory, openHypermemory } from '../../../test/open-hypermemory.ts';

let world: OpenHypermemory;
beforeEach(async () => {
  world = await openHypermemory();
});

const namesIn = (body: Readonly<Record<string, unknown>>) =>
  (body.keys as readonly { name: string }[]).map(({ name }) => name);
const issue = (name: string, scopes = ['memory:write'], owner = 'user_1') =>
  world.server.keys.issue({ name, scopes, owner });

describe('GET /v1/api-keys', () => {
  it('lists the active keys with the documented fields, the newest first', async () => {
    const { key, secret } = await issue('prod-api-server');
    await world.send({ jsonrpc: '2.0', id: 1, method: 'ping' }, { key: secret.reveal() });
    await world.rest('GET /v1/api-keys', secret.reveal());
    const { status, body } = await world.rest('GET /v1/api-keys');
    expect(status).toBe(200);
    expect((body.keys as readonly unknown[])[0]).toEqual({
      id: key.id,
      name: 'prod-api-server',
      prefix: 'hm_live_',
      scopes: ['memory:write'],
      created_at: '2026-01-15T12:00:00.000Z',
      last_used_at: '2026-01-15T12:00:00.000Z',
      requests_today: 2,
      request_count: 2,
      error_count: 1,
      error_rate: 50,
      account_id: 'user_1',
    });
    expect(JSON.stringify(body)).not.toContain(secret.reveal().slice(8, 20));
  });

  it('ruling 13: hides a revoked key, and shows no other account’s', async () => {
    const { key } = await issue('contractor');
    await issue('foreign', ['memory:admin'], 'user_2');
    await world.server.keys.revoke(key.id);
    expect(namesIn((await world.rest('GET /v1/api-keys')).body)).toEqual(['user_1']);
  });

  it('reads more keys than a page of the engine holds', async () => {
    for (let at = 0; at < 60; at++) await issue(`key-${at}`);
    expect(namesIn((await world.rest('GET /v1/api-keys')).body)).toHaveLength(61);
  });

  it('security 45: wants an admin key', async () => {
    const { secret } = await issue('prod-api-server');
    for (const request of ['GET /v1/api-keys', 'DELETE /v1/api-keys/key_1']) {
      expect(await world.rest(request, secret.reveal())).toEqual({
        status: 403,
        body: {
          error: {
            code: 'FORBIDDEN',
            message: 'API key lacks required scope: memory:admin',
            required_scope: 'memory:admin',
            key_scopes: ['memory:write'],
          },
        },
      });
    }
  });
});

describe('DELETE /v1/api-keys/{id}', () => {
  it('revokes at once, with exactly 200', async () => {
    const { key, secret } = await issue('leaked');
    expect(await world.rest(`DELETE /v1/api-keys/${key.id}`)).toEqual({
      status: 200,
      body: { id: key.id, status: 'revoked', revoked_at: '2026-01-15T12:00:00.000Z' },
    });
    expect(await world.rest('GET /v1/usage', secret.reveal())).toEqual({
      status: 401,
      body: { error: { code: 'UNAUTHORIZED', message: 'Invalid or missing API key' } },
    });
  });

  it('security 10: answers for another account’s key as for one that never was', async () => {
    const { key } = await issue('foreign', ['memory:write'], 'user_2');
    const [foreign, unknown] = [
      await world.rest(`DELETE /v1/api-keys/${key.id}`),
      await world.rest('DELETE /v1/api-keys/key_nowhere'),
    ];
    expect(foreign).toEqual(unknown);
    expect(foreign).toEqual({ status: 404, body: { error: { code: 'NOT_FOUND', message: 'API key not found' } } });
  });

  it('ruling 10: lets an admin key revoke itself', async () => {
    const { key, secret } = await issue('own', ['memory:admin']);
    expect((await world.rest(`DELETE /v1/api-keys/${key.id}`, secret.reveal())).status).toBe(200);
    expect((await world.rest('GET /v1/api-keys', secret.reveal())).status).toBe(401);
  });
});

it.each(['bearer', 'BEARER', 'Token', 'Bearer '])('ruling 2: knows no scheme %j', async (scheme) => {
  const response = await world.server.fetch('https://api.hypermemory.io/v1/usage', {
    headers: { Authorization: `${scheme} ${world.own}` },
  });
  expect(response.status).toBe(401);
});

it('ruling 24: audits successful requests too', async () => {
  const { key, secret } = await issue('audited');
  await world.rest('GET /v1/usage', secret.reveal());
  const { records } = await world.server.audit({ key: key.id });
  expect(records.map(({ action }) => action)).toContain('request_succeeded');
});
