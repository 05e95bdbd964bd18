import { describe, expect, it } from 'vitest';
import { managedSystems, openManaged } from '../../test/plane/managed-systems.ts';
import type { Wire } from './wire.ts';

/** A key that was used, got into wrong hands, was revoked, and was tried once more. */
const openMisuse = async (system: (typeof managedSystems)[number]) => {
  const opened = await openManaged(system);
  const { key, post, use, server } = opened;
  await use();
  await server.clock.advance('1h');
  await post(`/keys/${key.id}/revoke`);
  await server.clock.advance('1h');
  await use();
  return opened;
};

describe.each(managedSystems)('the incident of a key at $id', (system) => {
  const operation = system.world.demo?.list.operation;

  it('tells, even where the key is gone (ruling 13), how long it was open, from where and for what it was tried, and what was done about it', async () => {
    const { get, key, secret } = await openMisuse(system);

    const { body, text, headers } = await get<Wire['Incident']>(`/keys/${key.id}/incident`);

    expect(body).toMatchObject({
      key: { id: key.id, status: 'revoked' },
      exposure: { from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T01:00:00.000Z', endedBy: 'revoked' },
      refusedAttempts: [{ action: 'dead_key_refused', count: 1, at: '2026-01-01T02:00:00.000Z' }],
      operations: [{ operation, refused: 1 }],
    });
    expect(body.events.map(({ action, actor }) => [action, actor])).toEqual([
      ['issue', system.person],
      ['revoke', system.person],
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toContain(secret.slice(-12));
  });

  it('is of a window, and tells all that was ever done to the key', async () => {
    const { get, key } = await openMisuse(system);
    const at = async (query: string) => (await get<Wire['Incident']>(`/keys/${key.id}/incident?${query}`)).body;
    const late = await at('since=2026-01-01T00:30:00Z');
    expect(late.exposure).toMatchObject({ from: '2026-01-01T00:30:00.000Z', to: '2026-01-01T01:00:00.000Z' });
    expect(late.refusedAttempts).toHaveLength(1);
    const early = await at('until=2026-01-01T01:30:00Z');
    expect(early.refusedAttempts).toEqual([]);
    for (const { events } of [late, early]) expect(events.map(({ action }) => action)).toEqual(['issue', 'revoke']);
  });

  it('is a table too', async () => {
    const { get, key, secret } = await openMisuse(system);
    const { text, headers } = await get(`/keys/${key.id}/incident/export`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="incident.csv"');
    const sections = text.split('\r\n').map((line) => line.split(',')[0]);
    expect(sections[0]).toBe('section');
    expect(sections.filter((section) => section === 'event')).toHaveLength(2);
    expect(text).not.toContain(secret.slice(-12));
  });
});
