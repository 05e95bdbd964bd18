import type { Provider } from '@latchkey/providers';
import { createReferenceServer, incidentCsv, type VirtualClock, virtualClock } from '@latchkey/reference-server';
import { describe, expect, it } from 'vitest';
import { furthestType, systems } from '../matrix/systems.ts';
import { exchangeOf, listCall } from './demo-call.ts';

const ours = '192.0.2.1';
const thief = '198.51.100.7';

describe.each(systems)('a key of $provider.title that got out', ({ provider, world: worldOf }) => {
  const open = () => {
    const world = worldOf();
    const server = createReferenceServer<Provider, VirtualClock>(provider, {
      world,
      clock: virtualClock('2026-01-01T00:00:00Z'),
      auditsRequests: true,
    });
    const { call, scopes } = listCall(world);
    const ask = async (secret: string, address: string) => {
      await server.clock.advance('1m');
      return (await server.handle(exchangeOf(provider, call, { secret, address }))).status;
    };
    return { server, ask, call, scopes };
  };

  it('ruling 25: is revoked by what was found, replaced, and accounted for, step by step as the documents say', async () => {
    const { server, ask, call, scopes } = open();
    const { key, secret } = await server.keys.issue({
      name: 'nightly export',
      scopes: [...scopes],
      ...furthestType(provider),
    });
    const text = secret.reveal();
    expect(await ask(text, ours)).toBeLessThan(300);
    const page = `commit 4f2a\n+API_KEY=${text}\n`;
    expect(await ask(text, thief)).toBeLessThan(300);
    expect(await ask(text, thief)).toBeLessThan(300);

    // Revoke immediately: what was found is enough, nobody has to know which key it is
    const source = 'https://git.example/commit/4f2a';
    expect(await server.leaks.find(page)).toMatchObject([
      { isLive: true, key: { id: key.id, name: 'nightly export' } },
    ]);
    await server.leaks.revoke(page, { source });
    expect(await server.leaks.find(page)).toMatchObject([{ isLive: false, key: { id: key.id, status: 'revoked' } }]);

    // Create replacement, with the same scopes
    const next = await server.keys.issue({ name: key.name, scopes: [...key.scopes], ...furthestType(provider) });

    // Update applications; whoever has the old key is locked out
    expect(await ask(next.secret.reveal(), ours)).toBeLessThan(300);
    expect(await ask(text, thief)).toBe(401);

    // Audit activity during the exposure window
    const since = new Date('2026-01-01T00:01:30Z');
    const incident = await server.incident(key.id, { since });
    expect(incident).toMatchObject({
      key: { id: key.id, status: 'revoked', requestCount: 3, lastIp: thief },
      exposure: { from: since, to: new Date('2026-01-01T00:03:00Z'), endedBy: 'revoked' },
      areRequestsAudited: true,
      addresses: [{ address: thief, succeeded: 2, refused: 1 }],
      operations: [{ operation: call.operation, succeeded: 2, refused: 1 }],
      refusedAttempts: [{ address: thief, count: 1, data: { reason: 'revoked_key' } }],
    });
    expect(incident.events.map(({ action, data }) => [action, data.reason, data.source])).toEqual([
      ['issue', undefined, undefined],
      ['revoke', 'leaked', source],
    ]);

    // Document the incident for the security records
    for (const kept of [JSON.stringify(incident), incidentCsv(incident)]) {
      expect(kept).toContain(thief);
      expect(kept).not.toContain(text.slice(-12));
    }
  });

  it('shows in the audit, filtered by key, what succeeded, what failed and what was done', async () => {
    const { server, ask, scopes } = open();
    const { key, secret } = await server.keys.issue({ name: 'a key', scopes: [...scopes], ...furthestType(provider) });
    await ask(secret.reveal(), ours);
    await server.keys.revoke(key.id);
    await ask(secret.reveal(), thief);
    const { records, next } = await server.audit({ key: key.id });
    expect(records.map(({ action, address }) => [action, address])).toEqual([
      ['issue', null],
      ['request_succeeded', ours],
      ['revoke', null],
      ['dead_key_refused', thief],
    ]);
    expect(next).toBeNull();
    expect((await server.audit({ actor: key.id })).records.map(({ action }) => action)).toEqual(['request_succeeded']);
    const last = await server.audit({ order: 'newest_first', limit: 1 });
    expect(last).toMatchObject({ records: [{ action: 'dead_key_refused' }], next: expect.any(String) });
    const rest = await server.audit({
      order: 'newest_first',
      after: last.next ?? '',
      until: new Date('2026-01-01T00:01:30Z'),
    });
    expect(rest.records.map(({ action }) => action)).toEqual(['revoke', 'request_succeeded', 'issue']);
  });
});
