import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, byHand, declared } from '../../../test/gate-by-hand.ts';
import { operation, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';

const aMinute = { kind: 'sliding', ms: 60_000 } as const;

describe('an operation that costs several units', () => {
  it('waits until all of them are free, and others that fit go meanwhile', async () => {
    const { clock, enter } = byHand([declared(10, aMinute)]);
    const startMs = clock.now();
    const dear = { operation: operation('getThing'), cost: 4 };
    const cheap = { operation: operation('listThings') };
    (await enter(dear)).leave(answered);
    (await enter(dear)).leave(answered);
    const third = enter(dear);
    for (let call = 0; call < 2; call++) (await enter(cheap)).leave(answered);
    expect(clock.now()).toBe(startMs);
    await third;
    expect(clock.now()).toBe(startMs + 60_001);
  });

  it('counts what is under way, in units', async () => {
    const { enter, waits } = byHand([declared(10, aMinute)]);
    (await enter()).leave(answered);
    const dear = { operation: operation('listThings'), cost: 4 };
    const [one, two] = [await enter(dear), await enter(dear)];
    const third = enter(dear);
    expect(waits).toEqual([null]);
    one.leave({ ...answered, outcome: 'uncounted' });
    await third;
    two.leave(answered);
  });

  it('is sent once nothing is used where it costs more than the quota: it is the server’s to refuse', async () => {
    const { clock, enter } = byHand([declared(3, aMinute)]);
    const startMs = clock.now();
    (await enter()).leave(answered);
    (await enter({ operation: operation('listThings'), cost: 50 })).leave(answered);
    expect(clock.now()).toBe(startMs + 60_001);
  });
});

describe('a limit under which operations cost differently', () => {
  it('is never run into where costs are declared', async () => {
    const asked = fc.array(fc.constantFrom('getThing', 'listThings'), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        asked,
        fc.integer({ min: 5, max: 12 }),
        fc.integer({ min: 1, max: 8 }),
        async (ids, quota, callers) => {
          const clock = virtualClock();
          const costs = { getThing: 5 };
          const spent: { atMs: number; units: number }[] = [];
          let refused = 0;
          const fetch = async (url: string | URL | Request) => {
            const { pathname } = new URL(String(url));
            const units = pathname.endsWith('/1') ? 5 : 1;
            const nowMs = clock.now();
            const used = spent.reduce((sum, each) => (each.atMs > nowMs - 1000 ? sum + each.units : sum), 0);
            if (used + units > quota) {
              refused++;
              return new Response('{}', { status: 429, headers: { 'Retry-After': '1' } });
            }
            spent.push({ atMs: nowMs, units });
            return Response.json({});
          };
          const limits = [declared(quota, { kind: 'sliding', ms: 1000 })];
          const client = createClient({ ...provider(limits), costs }, { apiKey: testKey, fetch, clock });
          const left = [...ids];
          const caller = async () => {
            for (let id = left.shift(); id !== undefined; id = left.shift()) {
              await client.call(id as 'getThing', id === 'getThing' ? { path: { thingId: '1' } } : {});
            }
          };
          await Promise.all(Array.from({ length: callers }, caller));
          expect({ refused, sent: spent.length }).toEqual({ refused: 0, sent: ids.length });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is refused at the start where a cost cannot be', () => {
    const told = { ...provider([]), costs: { getThing: 0 } };
    expect(() => createClient(told, { apiKey: testKey })).toThrow(RangeError);
  });
});
