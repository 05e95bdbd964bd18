import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../spec/key.ts';
import { readKey, writeKey } from './keys.ts';

const instant = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
const records: fc.Arbitrary<ApiKey> = fc.record({
  id: fc.string(),
  name: fc.string(),
  description: fc.constant(null),
  owner: fc.string(),
  environment: fc.constantFrom('live', 'test'),
  reach: fc.constant(null),
  scopes: fc.constant([]),
  mask: fc.string(),
  status: fc.constantFrom('active', 'expired'),
  limits: fc.record({ 'key-hour': fc.integer({ min: 1 }), 'key-month': fc.integer({ min: 1 }) }, { requiredKeys: [] }),
  createdAt: instant,
  expiresAt: fc.option(instant),
  revokedAt: fc.constant(null),
  lastUsedAt: fc.option(instant),
  lastIp: fc.constant(null),
  requestCount: fc.nat(),
  requestsToday: fc.constant(null),
  errorCount: fc.constant(null),
  errorRate: fc.constant(null),
});

describe('key', () => {
  it('gives back what it wrote', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(readKey(JSON.parse(JSON.stringify(writeKey(record))))).toEqual({
          ...record,
          limits: { ...record.limits },
        });
      }),
    );
  });

  const [sample] = fc.sample(records, { numRuns: 1, seed: 1 }) as [ApiKey];

  it('security 20: writes the shown fields and no other', () => {
    const wire = writeKey({ ...sample, digest: 'a1b2', secret: 'hs_live_a1b2' } as ApiKey);
    expect(Object.keys(wire)).toEqual([
      'id',
      'name',
      'maskedKey',
      'type',
      'status',
      'rateLimitPerHour',
      'monthlyRequestLimit',
      'expiresAt',
      'createdAt',
      'lastUsedAt',
      'requestCount',
      'userId',
    ]);
  });

  it.each(['revoked', 'disabled', 'superseded'] as const)(
    'refuses the status %s, which no listed key has',
    (status) => {
      expect(() => writeKey({ ...sample, status })).toThrow();
    },
  );

  it.each([
    { createdAt: 'yesterday' },
    { type: 'staging' },
    { status: 'revoked' },
    { rateLimitPerHour: 0 },
    { monthlyRequestLimit: 1.5 },
    { requestCount: -1 },
  ])('refuses a record with %j', (wrong) => {
    expect(() => readKey({ ...writeKey(sample), ...wrong } as ReturnType<typeof writeKey>)).toThrow();
  });
});
