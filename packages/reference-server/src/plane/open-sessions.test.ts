import { latchkey } from '@latchkey/providers/latchkey';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../clock/virtual.ts';
import type { ActResult } from '../engine/problem.ts';
import { systemRandom } from '../random.ts';
import { openSessions } from './open-sessions.ts';

const actor = { kind: 'system' } as const;
const anHourMs = 3_600_000;

const open = () => {
  const clock = virtualClock('2026-01-01T00:00:00Z');
  const sessions = openSessions({ clock, random: systemRandom, addresses: 'kept' });
  const signIn = async () => {
    await sessions.makeRoom();
    const made = done(
      await sessions
        .engine()
        .issue({ actor, owner: 'ada', name: 'Session', scopes: [], expiresAt: clock.now() + 8 * anHourMs }),
    );
    return { id: made.key.id, secret: made.secret.reveal() };
  };
  const isAlive = async (secret: string) => {
    const decision = await sessions.engine().verify({
      presented: [secret],
      operation: latchkey.operations.getSession,
      environment: null,
      organization: null,
      address: null,
      requestId: 'req_1',
    });
    return decision.allowed;
  };
  const kept = async () => done(await sessions.engine().records({ actor })).records.length;
  return { clock, sessions, signIn, isAlive, kept };
};

const done = <Done>(result: ActResult<Done>): Done => {
  if ('problem' in result) throw new Error(result.problem.message);
  return result;
};

describe('sessions', () => {
  it('that are over are forgotten, however many there were, and those that live are not', async () => {
    const { sessions, signIn, isAlive, kept } = open();
    const living = await signIn();
    let last = living;
    for (let at = 0; at < 5000; at++) {
      last = await signIn();
      await sessions.engine().revoke({ actor, id: last.id });
    }
    expect(await kept()).toBeLessThanOrEqual(502);
    expect([await isAlive(living.secret), await isAlive(last.secret)]).toEqual([true, false]);
  });

  it('that have expired are forgotten too', async () => {
    const { clock, signIn, isAlive, kept } = open();
    const before = await Promise.all(Array.from({ length: 400 }, signIn));
    await clock.advance('8h');
    const after = await Promise.all(Array.from({ length: 400 }, signIn));
    expect(await kept()).toBeLessThanOrEqual(501);
    expect(await isAlive(before[0]?.secret ?? '')).toBe(false);
    for (const { secret } of after) expect(await isAlive(secret)).toBe(true);
  });

  it('keep their end when they are taken over', async () => {
    const { clock, signIn, isAlive } = open();
    const { secret } = await signIn();
    await clock.advance('7h');
    for (let at = 0; at < 1200; at++) await signIn();
    expect(await isAlive(secret)).toBe(true);
    await clock.advance('1h');
    expect(await isAlive(secret)).toBe(false);
  });
});
