import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../spec/key.ts';
import type { KeyRecord } from '../spec/key-record.ts';
import {
  listedKey,
  readPage,
  readProblem,
  readRow,
  readWhole,
  writePage,
  writeProblem,
  writeRow,
  writeWhole,
} from './codecs.ts';

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
  };

  it('shows a key as the page does', () => {
    expect(listedKey(key)).toEqual({
      Name: 'My Research App',
      Key: 'rk_ab12c...',
      Created: '2026-01-15',
      'Last Used': 'Never',
      Expires: 'Never',
      Status: 'Active',
      Action: 'Revoke',
    });
  });

  it('shows the last day on which a key works, and when it was used last', () => {
    const expiresAt = new Date('2027-01-01T00:00:00Z');
    const lastUsedAt = new Date('2026-02-01T08:15:30.500Z');
    expect(listedKey({ ...key, expiresAt, lastUsedAt })).toMatchObject({
      Expires: '2026-12-31',
      'Last Used': '2026-02-01 08:15:30',
    });
  });

  it.each([
    ['expired', 'Expired'],
    ['revoked', 'Revoked'],
  ] as const)('offers no act on a key that is %s', (status, word) => {
    expect(listedKey({ ...key, status })).toMatchObject({ Status: word, Action: '' });
  });

  it('has no word for what the system does not have', () => {
    expect(() => listedKey({ ...key, status: 'superseded' })).toThrow(/no keys that are superseded/);
  });
});

describe('pages', () => {
  it('reads off what it writes: all pages in turn are the whole list', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 25 }), (total, limit) => {
        const list = Array.from({ length: total }, (_, index) => index);
        const seen: unknown[] = [];
        let position: string | null = '0';
        let requests = 0;
        while (position !== null) {
          const offset = Number(position);
          const items = list.slice(offset, offset + limit);
          const page = readPage(JSON.parse(JSON.stringify(writePage({ items, total, limit, offset, metadata: {} }))));
          expect(page.total).toBe(total);
          seen.push(...page.items);
          position = page.next;
          requests += 1;
        }
        expect(seen).toEqual(list);
        expect(requests).toBe(Math.max(1, Math.ceil(total / limit)));
      }),
    );
  });

  it('goes past an empty page in the middle by its limit, and stands still nowhere', () => {
    expect(readPage({ data: [], meta: { total: 9, limit: 3, offset: 3 } }).next).toBe('6');
    expect(readPage({ data: [], meta: { total: 9, limit: 0, offset: 3 } }).next).toBeNull();
  });

  it('reads a whole list off what it writes', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (items) => {
        const wire = writeWhole({ items, total: items.length, limit: items.length, offset: 0, metadata: {} });
        expect(wire).toEqual({ data: items });
        expect(readWhole(wire)).toEqual({ items, total: items.length, next: null });
      }),
    );
  });

  it.each([
    ['no body', null],
    ['a text', 'data'],
    ['an object in place of the list', { data: {} }],
    ['an error', { success: false, error: 'Not Found', message: 'Researcher not found' }],
  ])('refuses %s', (_, body) => {
    expect(() => readPage(body)).toThrow(/The answer is no list: .+ is missing or of the wrong type/);
    expect(() => readWhole(body)).toThrow(/The answer is no list: .+ is missing or of the wrong type/);
  });

  it.each([
    ['no place in the list', { data: [] }],
    ['a total that is a text', { data: [], meta: { total: '9', limit: 3, offset: 0 } }],
    ['a negative offset', { data: [], meta: { total: 9, limit: 3, offset: -1 } }],
  ])('refuses a page with %s', (_, body) => {
    expect(() => readPage(body)).toThrow(/The answer is no list: meta/);
  });
});

describe('problems', () => {
  it('gives back what it wrote', () => {
    const problem = fc.record({ status: fc.integer({ min: 400, max: 599 }), code: fc.string(), message: fc.string() });
    fc.assert(
      fc.property(problem, (each) => {
        expect(readProblem(each.status, JSON.parse(JSON.stringify(writeProblem(each))))).toMatchObject(each);
      }),
    );
  });

  it.each([null, 'Bad Gateway', 5, [], {}, { error: 5 }, { message: 'no' }, { data: [] }])(
    'takes %j for none of its own',
    (body) => {
      expect(readProblem(502, body)).toBeNull();
    },
  );

  it('keeps what an older controller says of each field', () => {
    const messages = { title: ['The title field is required.'] };
    expect(readProblem(422, { error: 'Validation failed', messages })).toMatchObject({
      message: 'Validation failed',
      details: { messages },
    });
  });

  it.each([
    ["Scope 'write' required.", ['write']],
    ["Scope 'read', 'search' required.", ['read', 'search']],
    ["You are not 'approved'.", undefined],
    ['Scope required.', undefined],
  ])('reads the required scopes of %j', (message, scopes) => {
    expect(readProblem(403, { success: false, error: 'Forbidden', message })?.requiredScopes).toEqual(scopes);
  });

  it('takes the words of a taken time for a conflict only where they are a 400', () => {
    const body = { success: false, error: '-', message: 'Time slot is not available' };
    expect(readProblem(400, body)?.error).toBe('conflict');
    expect(readProblem(500, body)?.error).toBe('server_error');
  });
});
