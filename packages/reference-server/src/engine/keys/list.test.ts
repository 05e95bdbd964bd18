import type { KeyStatus } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { asking, audited, bench, everything, issued, now } from '../../../test/engine/fixture.ts';
import type { Engine } from '../engine.ts';

const anna = { kind: 'person', id: 'anna', owner: 'ada', scopes: 'all' } as const;
const ids = (engine: Engine, told: Parameters<Engine['list']>[0]) => {
  const page = now(engine.list(told));
  if (!page.ok) throw new Error(page.problem.message);
  return { ids: page.keys.map(({ id }) => id), next: page.next };
};

describe('looking at keys', () => {
  it('names a next page only where there is one', () => {
    const { engine } = bench();
    for (const id of ['k1', 'k2', 'k3']) issued(engine, { id });
    expect(ids(engine, { actor: everything, limit: 3 })).toEqual({ ids: ['k3', 'k2', 'k1'], next: null });
    expect(ids(engine, { actor: everything, limit: 2 })).toEqual({ ids: ['k3', 'k2'], next: 'k2' });
    expect(ids(engine, { actor: everything, limit: 2, after: 'k2' })).toEqual({ ids: ['k1'], next: null });
    expect(now(engine.list({ actor: everything, after: 'nobody' }))).toMatchObject({
      problem: { kind: 'invalid', field: 'after' },
    });
  });

  it('security 20: get and list show these fields and no others', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    const fields = [
      'createdAt',
      'description',
      'environment',
      'errorCount',
      'errorRate',
      'expiresAt',
      'id',
      'lastIp',
      'lastUsedAt',
      'limits',
      'mask',
      'name',
      'owner',
      'reach',
      'requestCount',
      'requestsToday',
      'revokedAt',
      'scopes',
      'status',
      'version',
    ];
    const got = now(engine.get({ actor: everything, id: key.id }));
    const page = now(engine.list({ actor: everything }));
    expect(got.ok && Object.keys(got.key).sort()).toEqual(fields);
    expect(page.ok && page.keys.map((each) => Object.keys(each).sort())).toEqual([fields]);
  });

  it('pages from the newest to the oldest, and a key that is issued meanwhile shifts nothing', () => {
    const { engine } = bench();
    for (const id of ['k1', 'k2', 'k3', 'k4', 'k5']) issued(engine, { id });
    const first = ids(engine, { actor: anna, limit: 2 });
    expect(first).toEqual({ ids: ['k5', 'k4'], next: 'k4' });
    issued(engine, { id: 'k6' });
    const second = ids(engine, { actor: anna, limit: 2, after: first.next ?? '' });
    expect(second).toEqual({ ids: ['k3', 'k2'], next: 'k2' });
    expect(ids(engine, { actor: anna, limit: 2, after: 'k2' })).toEqual({ ids: ['k1'], next: null });
  });

  it('goes on after a key that was revoked since, though it is shown no more', () => {
    const { engine } = bench();
    for (const id of ['k1', 'k2']) issued(engine, { id });
    now(engine.revoke({ actor: everything, id: 'k2' }));
    expect(ids(engine, { actor: everything, after: 'k2' }).ids).toEqual(['k1']);
  });

  it('finds keys by owner and by status', () => {
    const { engine, time } = bench();
    issued(engine, { id: 'a' });
    issued(engine, { id: 'short', expiresAt: time.nowMs + 1000 });
    issued(engine, { id: 'b', owner: 'bob' });
    time.nowMs += 1000;
    expect(ids(engine, { actor: everything }).ids).toEqual(['b', 'short', 'a']);
    expect(ids(engine, { actor: everything, owner: 'ada' }).ids).toEqual(['short', 'a']);
    const byStatus = (status: KeyStatus) => ids(engine, { actor: anna, status }).ids;
    expect([byStatus('active'), byStatus('expired'), byStatus('revoked')]).toEqual([['a'], ['short'], []]);
  });

  it('counts what is on all pages together, of whoever asks', () => {
    const { engine } = bench();
    for (const id of ['a', 'b', 'c']) issued(engine, { id });
    issued(engine, { id: 'd', owner: 'bob' });
    now(engine.revoke({ actor: everything, id: 'a' }));
    const counted = (told: Parameters<Engine['count']>[0]) => now(engine.count(told));
    expect(counted({ actor: everything })).toEqual({ ok: true, count: 4 });
    expect(counted({ actor: everything, owner: 'bob' })).toEqual({ ok: true, count: 1 });
    expect(counted({ actor: anna, status: 'active' })).toEqual({ ok: true, count: 2 });
    expect(counted({ actor: anna, only: { text: 'nowhere' } })).toEqual({ ok: true, count: 0 });
    expect(counted({ actor: anna, owner: 'bob' })).toEqual({ ok: true, count: 0 });
  });

  it("security 10: another owner's key is answered exactly as a random id is", () => {
    const { engine } = bench();
    const { key } = issued(engine, { owner: 'bob' });
    issued(engine, { id: 'hers' });
    const asked = (id: string) => [
      now(engine.get({ actor: anna, id })),
      now(engine.update({ actor: anna, id, name: 'mine' })),
      now(engine.revoke({ actor: anna, id })),
      now(engine.list({ actor: anna, after: id })),
    ];
    expect(JSON.stringify(asked(key.id))).toBe(JSON.stringify(asked('key_0000000000000000000000')));
    expect(ids(engine, { actor: anna, owner: 'bob' })).toEqual({ ids: [], next: null });
    expect(ids(engine, { actor: anna }).ids).toEqual(['hers']);
    expect(audited(engine, { actor: anna }).map((record) => record.key)).toEqual(['hers']);
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({
      key: { name: 'a key', status: 'active' },
    });
  });

  it.each([0, 1001, 1.5])('refuses a page of %s keys', (limit) => {
    expect(now(bench().engine.list({ actor: everything, limit }))).toMatchObject({
      problem: { kind: 'invalid', field: 'limit' },
    });
  });
});
