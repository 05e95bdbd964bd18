import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, cellText } from './column.ts';
import { endOfDayMs } from './expiry.ts';
import type { ApiKey } from './key.ts';

const key: ApiKey = {
  id: 'key_1',
  name: 'script',
  description: null,
  owner: 'ada',
  environment: 'live',
  reach: null,
  scopes: ['read', 'write'],
  mask: 'ab_live_...',
  status: 'active',
  limits: { 'key-hour': 250 },
  createdAt: new Date('2026-01-01T10:20:30Z'),
  expiresAt: new Date('2026-02-01T00:00:00Z'),
  revokedAt: null,
  lastUsedAt: null,
  lastIp: null,
  requestCount: 0,
  requestsToday: null,
  errorCount: null,
  errorRate: 0.125,
};

const words = { statuses: { active: 'Active' } };
const cell = (column: Omit<Column, 'label'>, change: Partial<ApiKey> = {}) =>
  cellText(words, { label: '', ...column }, { ...key, ...change });

describe('a cell', () => {
  it.each<[string, Omit<Column, 'label'>, string]>([
    ['a text', { field: 'name', as: 'text' }, 'script'],
    ['a list', { field: 'scopes', as: 'list' }, 'read, write'],
    ['a status in the words of the system', { field: 'status', as: 'status' }, 'Active'],
    ['a day', { field: 'createdAt', as: 'date' }, '2026-01-01'],
    ['a time', { field: 'createdAt', as: 'time' }, '2026-01-01 10:20:30'],
    ['the last day on which a key works', { field: 'expiresAt', as: 'last_day' }, '2026-01-31'],
    ['nothing, as a dash', { field: 'description', as: 'text' }, '–'],
    ['nothing, in the words of the system', { field: 'lastUsedAt', as: 'time', none: 'Never' }, 'Never'],
    ['none', { field: 'requestCount', as: 'count' }, '0'],
    ['a share', { field: 'errorRate', as: 'share' }, '12.5 %'],
    ['a quota of the key itself', { field: 'limits.key-hour', as: 'count' }, '250'],
    ['a quota that it has not', { field: 'limits.toString', as: 'count' }, '–'],
    ['what has no reach', { field: 'reach', as: 'reach', none: 'everything' }, 'everything'],
    ['buttons, as nothing', { field: 'acts', as: 'acts' }, ''],
  ])('shows %s', (_, column, text) => {
    expect(cell(column)).toBe(text);
  });

  it.each<[Omit<Column, 'label'>, string, string]>([
    [{ field: 'createdAt', as: 'date' }, 'America/New_York', '2025-12-31'],
    [{ field: 'createdAt', as: 'time' }, 'America/New_York', '2025-12-31 22:20:30'],
    [{ field: 'createdAt', as: 'time' }, 'Asia/Kolkata', '2026-01-01 08:50:30'],
    [{ field: 'expiresAt', as: 'last_day' }, 'America/New_York', '2026-06-30'],
  ])('ruling 22: shows %j in %s as %s', (column, zone, text) => {
    const moments = { createdAt: new Date('2026-01-01T03:20:30Z'), expiresAt: new Date('2026-07-01T04:00:00Z') };
    expect(cellText(words, { label: '', ...column }, { ...key, ...moments }, { zone })).toBe(text);
  });

  it('ruling 22: shows as the last day the date that was asked for, in every zone', () => {
    const zones = [
      'UTC',
      'America/New_York',
      'America/Havana',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Asia/Kathmandu',
    ];
    const days = fc
      .integer({ min: 0, max: 40_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (date, zone) => {
        const expiresAt = new Date(endOfDayMs(date, zone));
        expect(
          cellText(words, { label: '', field: 'expiresAt', as: 'last_day' }, { ...key, expiresAt }, { zone }),
        ).toBe(date);
      }),
    );
  });

  it('shows a reach by its parts', () => {
    const reach = { type: 'full-access', organization: 'org_1', environment: null };
    expect(cell({ field: 'reach', as: 'reach' }, { reach })).toBe('full-access · org_1');
  });

  it('shows no scope at all as nothing', () => {
    expect(cell({ field: 'scopes', as: 'list', none: 'None' }, { scopes: [] })).toBe('None');
  });

  it('shows a status that the system has no word for by its own name', () => {
    expect(cell({ field: 'status', as: 'status' }, { status: 'disabled' })).toBe('disabled');
  });
});
