import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../spec/key.ts';
import { readKey, writeKey } from './keys.ts';

const instant = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
const records: fc.Arbitrary<ApiKey> = fc
  .record({
    id: fc.string(),
    name: fc.string(),
    owner: fc.string(),
    environment: fc.constantFrom('live', 'test'),
    scopes: fc.subarray(['memory:read', 'memory:write', 'memory:admin']),
    createdAt: instant,
    lastUsedAt: fc.option(instant),
    requestsToday: fc.nat(),
    requestCount: fc.nat(),
    errors: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ errors, ...record }) => {
    const errorCount = Math.floor(record.requestCount * errors);
    return {
      ...record,
      description: null,
      reach: null,
      mask: `hm_${record.environment}_`,
      status: 'active',
      limits: {},
      expiresAt: null,
      revokedAt: null,
      lastIp: null,
      errorCount,
      errorRate: record.requestCount === 0 ? 0 : errorCount / record.requestCount,
    };
  });

describe('key', () => {
  it('gives back what it wrote', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(readKey(JSON.parse(JSON.stringify(writeKey(record))))).toEqual(record);
      }),
    );
  });

  const [sample] = fc.sample(records, { numRuns: 1, seed: 1 }) as [ApiKey];

  it('security 20: writes the shown fields and no other', () => {
    const wire = writeKey({ ...sample, digest: 'a1b2', secret: 'hm_live_a1b2' } as ApiKey);
    expect(Object.keys(wire)).toEqual([
      'id',
      'name',
      'prefix',
      'scopes',
      'created_at',
      'last_used_at',
      'requests_today',
      'request_count',
      'error_count',
      'error_rate',
      'account_id',
    ]);
  });

  it('tells the error rate as a percentage, in hundredths', () => {
    expect(writeKey({ ...sample, requestCount: 3, errorCount: 1, errorRate: 1 / 3 }).error_rate).toBe(33.33);
    expect(writeKey({ ...sample, requestsToday: null, errorCount: null, errorRate: null })).toMatchObject({
      requests_today: 0,
      error_count: 0,
      error_rate: 0,
    });
  });

  it.each([{ scopes: ['memory:everything'] }, { mask: 'hm_live_abc' }])('does not write a key with %j', (wrong) => {
    expect(() => writeKey({ ...sample, ...wrong })).toThrow();
  });

  it.each([
    { created_at: 'yesterday' },
    { prefix: 'hm_prod_' },
    { scopes: ['read'] },
    { request_count: -1 },
    { error_rate: 101 },
  ])('refuses a record with %j', (wrong) => {
    expect(() => readKey({ ...writeKey(sample), ...wrong } as ReturnType<typeof writeKey>)).toThrow();
  });
});
