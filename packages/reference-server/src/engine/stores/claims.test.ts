import { describe, expect, it } from 'vitest';
import type { Claim, ClaimDone } from './claim-row.ts';
import { claimTable } from './claims.ts';

const claim = (id: string, told: Partial<Claim> = {}): Claim => ({
  id,
  fingerprint: 'f',
  token: `token of ${id}`,
  expiresAtMs: 100,
  ...told,
});
const done = (id: string, told: Partial<ClaimDone> = {}): ClaimDone => ({
  id,
  token: `token of ${id}`,
  box: `box of ${id}`,
  boxUntilMs: 50,
  expiresAtMs: 1000,
  ...told,
});

describe('claims in memory', () => {
  it('are given to the first who asks, until their time is over', () => {
    const table = claimTable();
    expect(table.claim(claim('a'), 0)).toBeNull();
    expect(table.claim(claim('a', { token: 'late' }), 99)).toMatchObject({
      token: 'token of a',
      state: 'started',
      keyId: null,
    });
    expect(table.claim(claim('a', { token: 'late', expiresAtMs: 200 }), 100)).toBeNull();
    expect([table.mayWrite(done('a')), table.mayWrite(done('a', { token: 'late' }))]).toEqual([false, true]);
  });

  it('let an act be written that has none, or has it still, and no other', () => {
    const table = claimTable();
    expect([table.mayWrite(undefined), table.mayWrite(done('a'))]).toEqual([true, false]);
    table.claim(claim('a'), 0);
    expect([table.mayWrite(done('a')), table.mayWrite(done('a', { token: 'other' }))]).toEqual([true, false]);
    table.settle(done('a'), 'k1');
    expect(table.mayWrite(done('a'))).toBe(false);
  });

  it('tell what came of them, and show the secret’s box as long as it may be had', () => {
    const table = claimTable();
    table.claim(claim('a'), 0);
    table.settle(done('a'), 'k1');
    expect(table.claim(claim('a'), 49)).toMatchObject({
      state: 'done',
      keyId: 'k1',
      box: 'box of a',
      fingerprint: 'f',
    });
    expect(table.claim(claim('a'), 50)).toMatchObject({ state: 'done', keyId: 'k1', box: null });
    expect(table.claim(claim('a'), 999)).toMatchObject({ keyId: 'k1', box: null });
    expect(table.claim(claim('a'), 1000)).toBeNull();
  });

  it('security 70: keep no box whose time is over, whoever comes', () => {
    const table = claimTable();
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      table.claim(claim(id), index);
      table.settle(done(id, { boxUntilMs: 50 + index }), 'k1');
    }
    table.claim(claim('d'), 10);
    table.settle(done('d', { box: null }), 'k2');
    expect(table.boxes()).toBe(3);
    table.claim(claim('e'), 49);
    expect(table.boxes()).toBe(3);
    table.claim(claim('f'), 51);
    expect(table.boxes()).toBe(1);
    expect([table.claim(claim('b'), 51), table.claim(claim('c'), 51)]).toMatchObject([
      { keyId: 'k1', box: null },
      { keyId: 'k1', box: 'box of c' },
    ]);
  });

  it('security 70: show no box whose time is over, where an older one may still be had', () => {
    const table = claimTable();
    for (const id of ['long', 'short']) table.claim(claim(id), 0);
    table.settle(done('long', { boxUntilMs: 500 }), 'k1');
    table.settle(done('short', { boxUntilMs: 50 }), 'k2');
    expect([49, 50].map((nowMs) => table.claim(claim('short'), nowMs)?.box)).toEqual(['box of short', null]);
    expect(table.claim(claim('long'), 50)?.box).toBe('box of long');
  });

  it('security 63: are forgotten as others come, from the oldest on', () => {
    const table = claimTable();
    for (let at = 0; at < 10; at++) table.claim(claim(`c${at}`, { expiresAtMs: 100 + at }), at);
    table.claim(claim('later', { expiresAtMs: 300 }), 99);
    expect(table.size()).toBe(11);
    table.claim(claim('x', { expiresAtMs: 300 }), 100);
    expect(table.size()).toBe(11);
    table.claim(claim('y', { expiresAtMs: 300 }), 104);
    expect(table.size()).toBe(8);
    table.claim(claim('z', { expiresAtMs: 400 }), 300);
    expect(table.size()).toBe(1);
  });

  it('last from when they were settled, and not from when they were claimed', () => {
    const table = claimTable();
    table.claim(claim('a', { expiresAtMs: 60 }), 0);
    table.claim(claim('b', { expiresAtMs: 61 }), 1);
    table.settle(done('a', { expiresAtMs: 1000 }), 'k1');
    // What is settled stands behind what is not: a claim that is over is not kept by one that is done.
    table.claim(claim('c', { expiresAtMs: 160 }), 100);
    expect(table.size()).toBe(2);
    expect(table.claim(claim('a'), 100)).toMatchObject({ keyId: 'k1' });
  });

  it('are over at their own time, where one before them lasts longer', () => {
    const table = claimTable();
    table.claim(claim('long', { expiresAtMs: 1000 }), 0);
    table.claim(claim('short', { expiresAtMs: 50 }), 1);
    table.claim(claim('third', { expiresAtMs: 900 }), 2);
    expect(table.claim(claim('short', { expiresAtMs: 2000 }), 49)).toMatchObject({ expiresAtMs: 50 });
    expect(table.claim(claim('short', { expiresAtMs: 2000 }), 50)).toBeNull();
    // What is claimed anew stands behind the others.
    table.claim(claim('last', { expiresAtMs: 2000 }), 1000);
    expect(table.size()).toBe(2);
  });

  it('are let go by the attempt that has them, and by no other', () => {
    const table = claimTable();
    table.claim(claim('a'), 0);
    table.unclaim('a', 'another');
    table.unclaim('nobody', 'token of a');
    expect(table.size()).toBe(1);
    table.unclaim('a', 'token of a');
    expect([table.size(), table.claim(claim('a'), 1)]).toEqual([0, null]);
    table.settle(done('a'), 'k1');
    table.unclaim('a', 'token of a');
    expect(table.claim(claim('a'), 2)).toMatchObject({ keyId: 'k1' });
  });

  it('are not made by an act that has none', () => {
    const table = claimTable();
    table.settle(undefined, 'k1');
    table.settle(done('a'), 'k1');
    expect([table.size(), table.boxes(), table.claim(claim('a'), 0)]).toEqual([0, 0, null]);
  });

  it('go with their box where it is older than they are', () => {
    const table = claimTable();
    table.claim(claim('a'), 0);
    table.settle(done('a', { boxUntilMs: 2000, expiresAtMs: 1000 }), 'k1');
    expect(table.claim(claim('b', { expiresAtMs: 1100 }), 1000)).toBeNull();
    expect([table.size(), table.boxes()]).toEqual([1, 0]);
  });
});
