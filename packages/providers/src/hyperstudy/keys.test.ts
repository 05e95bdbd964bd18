import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { ApiKey } from '../spec/key.ts';
import { key } from './keys.ts';

const instant = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
const records: fc.Arbitrary<ApiKey> = fc.record({
  id: fc.string(),
  name: fc.string(),
  description: fc.option(fc.string()),
  owner: fc.string(),
  environment: fc.constantFrom('live', 'test', null),
  reach: fc.constant(null),
  scopes: fc.array(fc.string()),
  mask: fc.string(),
  status: fc.constantFrom('active', 'expired', 'revoked'),
  limits: fc.constant({}),
  createdAt: instant,
  expiresAt: fc.option(instant),
  revokedAt: fc.option(instant),
  lastUsedAt: fc.option(instant),
  lastIp: fc.option(fc.string()),
  requestCount: fc.nat(),
  requestsToday: fc.constant(null),
  errorCount: fc.constant(null),
  errorRate: fc.constant(null),
});

describe('key', () => {
  it('gives back what it wrote', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(z.decode(key, z.encode(key, record))).toEqual(record);
      }),
    );
  });

  it('security 20: writes the shown fields and no other', () => {
    fc.assert(
      fc.property(records, (record) => {
        const wire = z.encode(key, { ...record, digest: 'a1b2', secret: 'hst_live_a1b2' } as ApiKey);
        expect(Object.keys(wire)).toEqual([
          'id',
          'name',
          'description',
          'owner',
          'environment',
          'scopes',
          'maskedKey',
          'status',
          'createdAt',
          'expiresAt',
          'revokedAt',
          'lastUsedAt',
          'lastIp',
          'requestCount',
        ]);
      }),
    );
  });

  const [sample] = fc.sample(records, { numRuns: 1, seed: 1 });
  const wire = z.encode(key, sample as ApiKey);

  it.each(['disabled', 'superseded'] as const)('refuses the status %s, which the system does not have', (status) => {
    expect(() => z.encode(key, { ...(sample as ApiKey), status })).toThrow();
  });

  it.each([
    { createdAt: 'yesterday' },
    { expiresAt: 5 },
    { scopes: 'read:events' },
    { status: 'unknown' },
    { requestCount: -1 },
  ])('refuses a record with %j', (wrong) => {
    expect(z.safeDecode(key, { ...wire, ...wrong } as typeof wire).success).toBe(false);
  });
});
