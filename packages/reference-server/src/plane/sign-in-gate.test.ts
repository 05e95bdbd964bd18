import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSignInGate, type LeaveGate } from './sign-in-gate.ts';

const open = ({ quota = 2, windowMs = 60_000 } = {}) => {
  const time = { nowMs: 0 };
  const gate = createSignInGate({ now: () => time.nowMs }, { quota, windowMs });
  const enter = (address: string | null = 'a'): LeaveGate => {
    const entered = gate.enter(address);
    if (typeof entered === 'number') throw new Error(`It has to wait ${entered} ms.`);
    return entered;
  };
  return { time, gate, enter };
};

describe('security 12: the gate before credentials', () => {
  it('lets an address try until too many were nobody’s, and others still', () => {
    const { time, gate, enter } = open();
    enter()(false);
    enter()(true);
    enter()(false);
    expect(gate.enter('a')).toBe(60_000);
    enter('b')(true);
    time.nowMs = 60_000;
    enter()(true);
  });

  it('counts what is under way, however it will end', () => {
    const { gate, enter } = open();
    const first = enter(null);
    enter(null);
    expect(gate.enter(null)).toBe(1000);
    first(true);
    enter(null);
    expect(gate.enter(null)).toBe(1000);
  });

  it('counts no attempt that never ends for longer than a failed one', () => {
    const { time, gate, enter } = open();
    enter();
    time.nowMs = 30_000;
    enter();
    time.nowMs = 59_999;
    expect(gate.enter('a')).toBe(1000);
    time.nowMs = 60_000;
    enter();
    expect(gate.enter('a')).toBe(1000);
    time.nowMs = 90_000;
    enter();
  });

  it('takes nobody’s place where an attempt ends that was counted no more, and counts how it ended', () => {
    const { time, gate, enter } = open();
    const late = enter();
    time.nowMs = 60_000;
    enter();
    enter();
    late(true);
    expect(gate.enter('a')).toBe(1000);

    const other = open();
    const [one, two] = [other.enter(), other.enter()];
    other.time.nowMs = 60_000;
    one(false);
    two(false);
    expect(other.gate.enter('a')).toBe(60_000);
  });

  it('never has more under way that are younger than its window than may fail', () => {
    const step = fc.oneof(fc.constant('enter'), fc.record({ end: fc.nat(20), isKnown: fc.boolean() }), fc.nat(40_000));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const { time, gate } = open({ quota: 3 });
        const running: { readonly atMs: number; readonly leave: LeaveGate }[] = [];
        for (const each of steps) {
          if (typeof each === 'number') time.nowMs += each;
          else if (typeof each === 'object') running.splice(each.end, 1)[0]?.leave(each.isKnown);
          else {
            const leave = gate.enter('a');
            if (typeof leave !== 'number') running.push({ atMs: time.nowMs, leave });
            expect(running.filter(({ atMs }) => time.nowMs - atMs < 60_000).length).toBeLessThanOrEqual(3);
          }
        }
        time.nowMs += 60_000;
        expect(gate.enter('a')).toBeTypeOf('function');
      }),
    );
  });

  it('lets everybody try for ever where it is told to', () => {
    const gate = createSignInGate({ now: () => 0 }, null);
    for (let at = 0; at < 20; at++) expect(gate.enter('a')).toBeTypeOf('function');
  });
});
