import { describe, expect, it } from 'vitest';
import { readOpenPage, readPage, readProblem, writeOpenPage, writePage, writeProblem } from './codecs.ts';
import errors from './fixtures/errors.json' with { type: 'json' };
import { readKey, writeKey } from './keys.ts';

const key = {
  id: 'key_1',
  name: 'Weekly export',
  description: null,
  owner: 'user_1',
  environment: 'live',
  reach: { type: 'environment', organization: 'org_1', environment: 'prod' },
  scopes: ['read:events'],
  mask: 'hst_live_a1b2c3...******',
  status: 'active',
  limits: { 'key-hour': 10 },
  createdAt: new Date('2026-01-01T00:00:00Z'),
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: new Date('2026-01-02T00:00:00Z'),
  lastIp: '127.0.0.1',
  requestCount: 3,
  requestsToday: 1,
  errorCount: 0,
  errorRate: 0,
  version: 2,
} as const;
const managing = {
  acts: ['update', 'revoke'],
  warnings: [{ id: 'never-expires', text: 'It never expires.' }],
} as const;

describe('a key', () => {
  it('is read as it was written, through JSON', () => {
    const wire = JSON.parse(JSON.stringify(writeKey(key, managing)));
    expect(readKey(wire)).toEqual({ ...key, ...managing });
    const rotation = { lineage: 'key_0', supersededBy: 'key_2', graceUntil: new Date('2026-01-03T00:00:00Z') };
    expect(readKey(writeKey({ ...key, rotation }, managing)).rotation).toEqual(rotation);
    const regeneratedAt = new Date('2026-01-02T00:00:00Z');
    expect(readKey(writeKey({ ...key, regeneratedAt }, managing))).toMatchObject({ regeneratedAt });
  });

  it('security 20: is written field by field, whatever else the record holds', () => {
    const told = { ...key, digest: 'd'.repeat(64), secret: 'hst_live_x', pepper: 1 };
    expect(JSON.stringify(writeKey(told, managing))).toBe(JSON.stringify(writeKey(key, managing)));
  });

  it('is refused where it is none, without being repeated', () => {
    const wire = writeKey(key, managing);
    expect(() => readKey({ ...wire, createdAt: 'hst_live_secret' })).toThrow(/^This is no key: one of its times/);
    expect(() => readKey(JSON.parse('{"secret":"hst_live_secret"}'))).toThrow('This is no key.');
  });
});

describe('a page', () => {
  const page = { items: [1, 2], total: 5, limit: 2, offset: 0, metadata: { next: 'c' } };

  it('is read as it was written', () => {
    expect(readPage(writePage(page))).toEqual({ items: [1, 2], total: 5, next: 'c' });
    expect(readPage(writePage({ ...page, metadata: {} })).next).toBeNull();
    expect(readOpenPage(writeOpenPage(page))).toEqual({ items: [1, 2], total: null, next: 'c' });
  });

  it('is refused where it is none', () => {
    expect(() => readPage({ items: 1, total: 1 })).toThrow(/no page: items/);
    expect(() => readPage({ items: [], total: 'many' })).toThrow(/total/);
    expect(() => readOpenPage({ items: [], next: 7 })).toThrow(/next/);
  });
});

describe('a problem', () => {
  it.each(errors)('is read off what the document shows: $title', ({ status, body, reads }) => {
    expect(readProblem(status, body)).toMatchObject({ status, code: body.code, message: body.detail, ...reads });
  });

  it('keeps what it says beside its words', () => {
    const cap = { limit: 1, used: 1 };
    const written = writeProblem({ status: 409, code: 'plan_cap', message: 'No room.', details: { cap } });
    expect(written).toEqual({
      type: 'urn:latchkey:problem:plan_cap',
      status: 409,
      code: 'plan_cap',
      detail: 'No room.',
      cap,
    });
    expect(readProblem(409, written)).toMatchObject({ error: 'plan_cap', details: { cap } });
  });

  it('is none where the body is something else', () => {
    for (const body of [null, [], 'x', { code: 1, detail: 'x' }, { code: 'x' }])
      expect(readProblem(500, body)).toBeNull();
  });
});
