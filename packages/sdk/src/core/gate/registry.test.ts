import { expect, it } from 'vitest';
import { operation } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { gateOf } from './registry.ts';

const identity = () => ({
  fetch: async () => new Response(),
  clock: virtualClock(),
  baseUrl: 'https://api.example.com',
  keyDigest: 'a',
});

it('gives everybody who reaches the same thing the same gate, and nobody else', () => {
  const one = identity();
  const gate = gateOf(one);
  expect(gateOf({ ...one })).toBe(gate);
  expect(gateOf({ ...one, keyDigest: 'b' })).not.toBe(gate);
  expect(gateOf({ ...one, baseUrl: 'https://api.example.com/v2' })).not.toBe(gate);
  expect(gateOf({ ...one, clock: virtualClock() })).not.toBe(gate);
  expect(gateOf({ ...one, fetch: async () => new Response() })).not.toBe(gate);
});

it('keeps the gates where another copy of the package finds them, under digests and never under keys', () => {
  const one = identity();
  const gate = gateOf(one);
  const registry: unknown = Reflect.get(globalThis, Symbol.for('latchkey.gates'));
  expect(registry).toBeInstanceOf(WeakMap);
  const gates = registry instanceof WeakMap ? registry.get(one.fetch).get(one.clock) : undefined;
  expect([...gates.keys()]).toEqual(['a https://api.example.com']);
  expect(gates.get('a https://api.example.com').gate).toBe(gate);
});

it('drops idle gates when a new one is made, and no others', async () => {
  const one = identity();
  const busy = gateOf({ ...one, keyDigest: 'busy' });
  gateOf({ ...one, keyDigest: 'idle' });
  const entered = await busy.enter({
    operation: operation('getThing'),
    limits: [],
    clock: one.clock,
    deadlineAtMs: Number.POSITIVE_INFINITY,
    onWait() {},
  });
  await one.clock.sleep(120_000);
  gateOf({ ...one, keyDigest: 'new' });
  const registry: unknown = Reflect.get(globalThis, Symbol.for('latchkey.gates'));
  const gates = registry instanceof WeakMap ? registry.get(one.fetch).get(one.clock) : undefined;
  expect([...gates.keys()]).toEqual(['busy https://api.example.com', 'new https://api.example.com']);
  expect(gateOf({ ...one, keyDigest: 'busy' })).toBe(busy);
  expect(entered.kind).toBe('admitted');
});
