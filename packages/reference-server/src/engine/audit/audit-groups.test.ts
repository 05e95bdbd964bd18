import { describe, expect, it } from 'vitest';
import { asking, audited, bench, everything, issued, now, operation } from '../../../test/engine/fixture.ts';
import { auditGroups } from './audit-groups.ts';

const address = (number: number) => `2001:db8::${number.toString(16)}`;

describe('records that are counted up', () => {
  it('security 12: remember a bounded number of groups, and forget them when their time is over', () => {
    const groups = auditGroups({ guesses: 3, keys: 2 });
    for (let group = 0; group < 100; group++) groups.open('guesses', `g${group}`, 0);
    expect(groups.size()).toBe(3);
    expect(['g0', 'g2', 'g3'].map((group) => groups.open('guesses', group, 1))).toEqual([true, true, false]);
    expect([groups.open('keys', 'g3', 299_999), groups.size()]).toEqual([true, 4]);
    expect([groups.open('guesses', 'g3', 300_000), groups.size()]).toEqual([true, 1]);
  });

  it('security 12: a guesser from ever new addresses fills no log, and every guess is counted', () => {
    const { engine } = bench();
    for (let guess = 0; guess < 5000; guess++)
      now(engine.verify(asking(`guess ${guess}`, { address: address(guess) })));
    const records = audited(engine, { action: 'authentication_failed' });
    expect(records).toHaveLength(1001);
    expect(records.reduce((sum, { count }) => sum + count, 0)).toBe(5000);
    expect(records.at(-1)).toMatchObject({
      count: 4000,
      address: null,
      requestId: null,
      data: { note: 'many sources' },
    });
  });

  it('security 12: of more keys than there are groups have one record for each action and key', () => {
    const { engine } = bench();
    const [one, two] = [issued(engine), issued(engine)];
    for (const { key } of [one, two]) now(engine.revoke({ actor: everything, id: key.id }));
    // The first key takes all the groups there are.
    for (let asked = 0; asked < 11_000; asked++) now(engine.verify(asking(one.text, { address: address(asked) })));
    for (let asked = 0; asked < 3; asked++) now(engine.verify(asking(two.text, { address: address(asked) })));
    const rest = [one, two].map(({ key }) => audited(engine, { key: key.id, action: 'dead_key_refused' }).at(-1));
    expect(rest).toMatchObject([
      { key: one.key.id, address: null, data: { note: 'many sources' } },
      { key: two.key.id, address: null, count: 3 },
    ]);
  });

  it('ruling 25: guessing crowds out no dead key’s record', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    for (let guess = 0; guess < 1500; guess++) now(engine.verify(asking('guess', { address: address(guess) })));
    now(engine.verify(asking(text, { address: '198.51.100.7', operation: operation({ id: 'listChat' }) })));
    expect(audited(engine, { key: key.id, action: 'dead_key_refused' })).toMatchObject([
      { count: 1, address: '198.51.100.7', data: { operation: 'listChat' } },
    ]);
  });
});
