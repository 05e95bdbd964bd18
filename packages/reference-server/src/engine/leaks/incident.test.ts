import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, operation, startMs, system } from '../../../test/engine/fixture.ts';
import type { ActResult } from '../problem.ts';
import type { VerifyRequest } from '../verify/decision.ts';
import type { IncidentRequest } from './incident.ts';

const minute = 60_000;
const thief = '198.51.100.7';

const opened = (told: Parameters<typeof bench>[0] = { options: { auditsRequests: true } }) => {
  const made = bench(told);
  return {
    ...made,
    ask(text: string, request: Partial<VerifyRequest> = {}, status?: number) {
      made.time.nowMs += minute;
      const asked = asking(text, request);
      const decision = now(made.engine.verify(asked));
      now(
        made.engine.record(decision, {
          status: status ?? (decision.allowed ? 200 : 401),
          operation: asked.operation.id,
          requestId: asked.requestId,
        }),
      );
    },
    incident: (request: Omit<IncidentRequest, 'actor'>) =>
      done(now(made.engine.incident({ actor: everything, ...request }))).incident,
  };
};

const done = <Done>(result: ActResult<Done>): Done => {
  if ('problem' in result) throw new Error(result.problem.message);
  return result;
};

describe('an incident', () => {
  it('ruling 25: gives key, window, addresses, operations, refused attempts and acts, and no secret', () => {
    const { engine, time, ask, incident } = opened();
    const { key, text } = issued(engine, { id: 'leaked' });
    ask(text);
    const leakedAtMs = time.nowMs + 1;
    for (let call = 0; call < 3; call++) ask(text, { address: thief });
    ask(text, { address: thief, operation: operation({ id: 'deleteEvents' }) }, 403);
    now(engine.revoke({ actor: everything, id: key.id }));
    ask(text, { address: thief });
    ask(text, { address: thief });

    const report = incident({ key: 'leaked', since: leakedAtMs });
    expect(report).toMatchObject({
      key: { id: 'leaked', status: 'revoked' },
      exposure: {
        from: new Date(leakedAtMs),
        to: new Date(startMs + 5 * minute),
        endedBy: 'revoked',
      },
      areRequestsAudited: true,
      addresses: [
        {
          address: thief,
          succeeded: 3,
          failed: 1,
          refused: 2,
          firstAt: new Date(startMs + 2 * minute),
          lastAt: new Date(startMs + 7 * minute),
        },
      ],
      operations: [
        { operation: 'listEvents', succeeded: 3, failed: 0, refused: 2 },
        { operation: 'deleteEvents', succeeded: 0, failed: 1, refused: 0 },
      ],
      refusedAttempts: [{ count: 2, address: thief, data: { reason: 'revoked_key' } }],
    });
    expect(report.events.map(({ action }) => action)).toEqual(['issue', 'revoke']);
    expect(JSON.stringify(report)).not.toContain(text.slice(-12));
    expect(incident({ key: 'leaked' }).addresses).toHaveLength(2);
    expect(incident({ key: 'leaked', until: leakedAtMs }).addresses).toMatchObject([{ address: '192.0.2.1' }]);
  });

  it('says so where requests with the living key were not audited', () => {
    const { engine, ask, incident } = opened({});
    const { key, text } = issued(engine);
    ask(text, { address: thief });
    expect(incident({ key: key.id })).toMatchObject({
      areRequestsAudited: false,
      addresses: [],
      key: { lastIp: thief, requestCount: 1 },
    });
  });

  it('lasts as long as the secret opens something', () => {
    const lifecycle = {
      ...system.lifecycle,
      acts: ['issue', 'regenerate', 'rotate', 'disable', 'revoke'],
      rotation: { overlapMs: { default: 60_000, max: 3_600_000 } },
    } as const;
    const { engine, time, incident } = opened({ provider: { lifecycle } });
    const at = (ms: number) => new Date(ms);
    for (const id of ['lives', 'ends', 'renewed', 'stopped', 'rotated']) {
      issued(engine, { id, expiresAt: id === 'ends' ? startMs + 10 * minute : null });
    }
    const exposureOf = (key: string, since?: number) => incident({ key, since }).exposure;
    expect(exposureOf('ends')).toEqual({ from: at(startMs), to: null, endedBy: null });
    time.nowMs += 20 * minute;
    const about = { actor: everything };
    done(now(engine.regenerate({ ...about, id: 'renewed' })));
    done(now(engine.disable({ ...about, id: 'stopped' })));
    done(now(engine.rotate({ ...about, id: 'rotated', overlapMs: 5 * minute })));
    expect(exposureOf('lives')).toEqual({ from: at(startMs), to: null, endedBy: null });
    expect(exposureOf('ends')).toMatchObject({ to: at(startMs + 10 * minute), endedBy: 'expired' });
    expect(exposureOf('renewed')).toMatchObject({ to: at(time.nowMs), endedBy: 'regenerated' });
    expect(exposureOf('stopped')).toMatchObject({ to: at(time.nowMs), endedBy: 'disabled' });
    expect(exposureOf('rotated')).toMatchObject({ to: null, endedBy: null });
    const rotatedAtMs = time.nowMs;
    time.nowMs += 6 * minute;
    expect(exposureOf('rotated')).toMatchObject({ to: at(rotatedAtMs + 5 * minute), endedBy: 'superseded' });
    // What got out after the new secret was made is the new secret.
    expect(exposureOf('renewed', time.nowMs)).toEqual({ from: at(time.nowMs), to: null, endedBy: null });
    expect(exposureOf('ends', time.nowMs)).toMatchObject({ from: at(time.nowMs), to: at(time.nowMs) });
  });

  it('ruling 13: is told of a key that is gone from every list', () => {
    const { engine, incident } = opened({ provider: { lifecycle: { ...system.lifecycle, afterRevocation: 'gone' } } });
    const { key } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    expect(incident({ key: key.id }).exposure.endedBy).toBe('revoked');
  });

  it('security 10: is told to a person of their own keys alone, another’s being none', () => {
    const { engine } = opened();
    const { key } = issued(engine, { owner: 'ada' });
    const eve = { kind: 'person', id: 'eve', owner: 'eve', scopes: 'all' } as const;
    const foreign = now(engine.incident({ actor: eve, key: key.id }));
    expect(foreign).toMatchObject({ problem: { kind: 'not_found' } });
    expect(foreign).toEqual(now(engine.incident({ actor: eve, key: 'key_nobody' })));
    expect(now(engine.incident({ actor: { ...eve, owner: 'ada' }, key: key.id })).ok).toBe(true);
  });

  it('is whole, however much happened to the key', () => {
    const { engine, incident } = opened();
    const { key } = issued(engine);
    for (let number = 0; number < 2100; number++) {
      done(now(engine.update({ actor: everything, id: key.id, name: `name ${number}` })));
    }
    const { events } = incident({ key: key.id });
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 2101 }, (_, index) => index + 1));
  });

  it('tells of requests whose operation nobody told', () => {
    const { engine, incident } = opened();
    const { key, text } = issued(engine);
    now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    const report = incident({ key: key.id });
    expect(report.operations).toMatchObject([{ operation: null, succeeded: 1 }]);
    expect(now(engine.audit({ by: key.id })).records).toMatchObject([{ requestId: null, data: { operation: null } }]);
  });

  it('ends before the end that is asked for, and begins at the beginning', () => {
    const { engine, ask, incident } = opened();
    const { key, text } = issued(engine);
    ask(text);
    const atMs = startMs + minute;
    const seen = (since?: number, until?: number) => incident({ key: key.id, since, until }).addresses.length;
    expect([seen(atMs, atMs + 1), seen(atMs + 1), seen(undefined, atMs), seen(atMs - 1, atMs)]).toEqual([1, 0, 0, 0]);
  });

  it('refuses a window that ends before it begins', () => {
    const { engine } = opened();
    const { key } = issued(engine);
    expect(now(engine.incident({ actor: everything, key: key.id, since: 5, until: 5 }))).toMatchObject({
      problem: { kind: 'invalid', field: 'until' },
    });
  });
});
