import { inspect } from 'node:util';
import { isLatchkeyError, type LatchkeyError } from '@latchkey/sdk';
import { afterEach, describe, expect, it } from 'vitest';
import { doorNames } from '../matrix/doors.ts';
import { systems } from '../matrix/systems.ts';
import { traces } from '../traces.ts';
import { closeAll, openFailover } from './open-failover.ts';

afterEach(closeAll);

const matrix = systems.flatMap((system) => doorNames.map((door) => ({ system, id: system.id, door })));

describe.each(matrix)('security 72: two keys of $id, through the $door door', ({ system, door }) => {
  it('outlive the revocation of the primary one: no call fails, one switch, and it is told', async () => {
    const { client, call, server, keys, told } = await openFailover(system, door);
    const [primary, backup] = keys;
    await call();
    await server.keys.revoke(primary.key.id);

    await Promise.all(Array.from({ length: 8 }, call));
    await call();

    expect(told.events.filter(({ type }) => type === 'failover')).toEqual([
      {
        type: 'failover',
        operation: expect.any(String),
        code: expect.stringMatching(/^(unauthorized|key_expired)$/),
        status: 401,
        from: primary.secret.mask,
        to: backup.secret.mask,
      },
    ]);
    expect(told.warnings).toHaveLength(1);

    const next = await keys.issue('next');
    await client.useKey(next.secret);
    await server.keys.revoke(backup.key.id);
    await call();
    expect(told.warnings).toHaveLength(1);
  });

  it('security 3, 13, 14: that are both refused end in one error, in which neither is found', async () => {
    const { client, call, server, keys, told } = await openFailover(system, door);
    for (const { key } of keys) await server.keys.revoke(key.id);

    const error = await call().then(
      () => expect.unreachable('The call had to fail.'),
      (thrown: unknown) => thrown,
    );

    expect(isLatchkeyError(error) && summary(error)).toEqual({ status: 401, statuses: [401, 401], both: true });
    const everything = [error, told, client, server.journal.entries()]
      .map((each) => `${inspect(each, { depth: 10, showHidden: true, getters: true })}${JSON.stringify(each)}`)
      .join('\n');
    for (const { secret } of keys)
      expect(traces(secret, system.provider.keyFormat).filter((trace) => everything.includes(trace))).toEqual([]);
  });
});

const summary = ({ status, attempts, message }: LatchkeyError) => ({
  status,
  statuses: attempts.map((attempt) => attempt.status),
  both: message.includes('this was the backup key'),
});
