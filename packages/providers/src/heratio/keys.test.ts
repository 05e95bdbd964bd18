import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from '../spec/column.ts';
import type { ApiKey } from '../spec/key.ts';
import type { KeyRecord } from '../spec/key-record.ts';
import { readRow, writeRow } from './keys.ts';
import { manager } from './manager.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));

interface RowFixture {
  readonly title: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly reads: Readonly<Record<string, unknown>>;
}
const rows: RowFixture[] = fixture('rows');

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
/** A moment to the second, as a `DATETIME` holds it; midnights are as likely as all the rest. */
const moments = fc.oneof(
  fc.integer({ min: 1, max: 50_000 }).map((days) => new Date(days * 86_400_000)),
  fc.integer({ min: 86_400, max: 4_102_444_800 }).map((seconds) => new Date(seconds * 1000)),
);
const ids = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map(String);
const records: fc.Arbitrary<KeyRecord> = fc.record({
  id: fc.option(ids),
  owner: ids,
  name: fc.string({ minLength: 1, maxLength: 100 }),
  scopes: fc.subarray(['read', 'search', 'write', 'create', 'update']),
  digest: hex(64),
  mask: hex(5).map((shown) => `rk_${shown}...`),
  limits: fc
    .option(fc.integer({ min: 1, max: 999 }), { nil: undefined })
    .map((own) => (own ? { 'key-hour': own } : {})),
  createdAt: moments,
  expiresAt: fc.option(moments),
  revokedAt: fc.option(moments),
  lastUsedAt: fc.option(moments),
});

describe('rows of ahg_api_key', () => {
  it.each(rows)('read $title', ({ row, reads }) => {
    expect(JSON.parse(JSON.stringify(readRow(row)))).toEqual({ ...reads, digest: row.api_key });
  });

  it('hold the digest of the whole key, and nothing of it but its first 8 characters', () => {
    const [{ text }] = fixture('keys');
    const digest = createHash('sha256').update(text).digest('hex');
    expect(rows.map(({ row }) => row.api_key)).toEqual(rows.map(() => digest));
    expect(rows.map(({ row }) => row.api_key_prefix)).toEqual(rows.map(() => text.slice(0, 8)));
  });

  it('are written as they were read, their list of scopes as a list', () => {
    for (const { row } of rows) {
      const scopes = typeof row.scopes === 'string' ? JSON.parse(row.scopes) : row.scopes;
      expect(writeRow(readRow(row))).toEqual({ ...row, scopes });
    }
  });

  it('give back every key that was written into them', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(readRow(JSON.parse(JSON.stringify(writeRow(record))))).toEqual(record);
      }),
    );
  });

  it('security 3: hold the columns of the table and no other', () => {
    fc.assert(
      fc.property(records, (record) => {
        const row = writeRow({ ...record, secret: 'rk_0123' } as KeyRecord);
        expect(Object.keys(row)).toEqual(Object.keys(rows[0]?.row ?? {}));
      }),
    );
  });

  it('leave an id that is no number to the table', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(writeRow({ ...record, id: 'key_a1b2' }).id).toBeNull();
      }),
    );
  });

  it('take no scopes at all for the empty set, which may do nothing', () => {
    expect(readRow({ ...rows[0]?.row, scopes: null }).scopes).toEqual([]);
  });

  it('take a switched-off row for revoked when it was last changed', () => {
    const created = { ...rows[2]?.row, updated_at: null };
    expect(readRow(created).revokedAt).toEqual(new Date('2026-01-15T10:00:00Z'));
    expect(readRow({ ...rows[2]?.row, is_active: false }).revokedAt).toEqual(new Date('2026-03-01T12:00:00Z'));
    expect(readRow({ ...rows[2]?.row, is_active: true }).revokedAt).toBeNull();
  });

  it.each([
    ['api_key', 'rk_ab12cd34'],
    ['api_key', 'A'.repeat(64)],
    ['api_key_prefix', 'q8Zt1Lw0'],
    ['user_id', null],
    ['id', 0],
    ['name', ''],
    ['name', 'n'.repeat(101)],
    ['scopes', '{"read":true}'],
    ['scopes', 'read,search'],
    ['rate_limit', 0],
    ['is_active', 2],
    ['expires_at', '2026-12-31'],
    ['expires_at', '2026-02-30 00:00:00'],
    ['created_at', null],
  ])('are refused for their %s %j, whose value is not repeated', (column, value) => {
    const read = () => readRow({ ...rows[0]?.row, [column]: value });
    expect(read).toThrow(TypeError);
    expect(read).toThrow(`The row is no API key: ${column}`);
    if (typeof value === 'string' && value.length > 8) expect(read).not.toThrow(value);
  });

  it.each([null, 'row', {}])('are none where there is %j', (row) => {
    expect(() => readRow(row)).toThrow(/The row is no API key/);
  });

  it('have no place for an owner who is no number of a user', () => {
    const record = readRow(rows[0]?.row);
    expect(() => writeRow({ ...record, owner: 'user_1' })).toThrow(/user_id/);
  });
});

describe('the list of keys', () => {
  const key: ApiKey = {
    id: '7',
    name: 'My Research App',
    description: null,
    owner: '1',
    environment: null,
    reach: null,
    scopes: ['read', 'search'],
    mask: 'rk_ab12c...',
    limits: {},
    status: 'active',
    createdAt: new Date('2026-01-15T10:00:00Z'),
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
    lastIp: null,
    requestCount: 0,
    requestsToday: null,
    errorCount: null,
    errorRate: null,
  };

  const listed = (shown: ApiKey) =>
    Object.fromEntries(manager.columns.map((column) => [column.label, cellText(manager, column, shown)]));

  it('shows a key as the page does', () => {
    expect(listed(key)).toEqual({
      Name: 'My Research App',
      Key: 'rk_ab12c...',
      Created: '2026-01-15',
      'Last Used': 'Never',
      Expires: 'Never',
      Status: 'Active',
      Action: '',
    });
  });

  it('shows the last day on which a key works, and when it was used last', () => {
    const expiresAt = new Date('2027-01-01T00:00:00Z');
    const lastUsedAt = new Date('2026-02-01T08:15:30.500Z');
    expect(listed({ ...key, expiresAt, lastUsedAt })).toMatchObject({
      Expires: '2026-12-31',
      'Last Used': '2026-02-01 08:15:30',
    });
  });

  it.each([
    ['expired', 'Expired'],
    ['revoked', 'Revoked'],
  ] as const)('has the word of the page for a key that is %s', (status, word) => {
    expect(listed({ ...key, status })).toMatchObject({ Status: word });
  });
});
