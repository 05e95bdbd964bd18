import { expect, it } from 'vitest';
import type { AuditRecord } from '../audit/audit.ts';
import { tallied } from './tally.ts';

const record = (told: Partial<AuditRecord>): AuditRecord => ({
  sequence: 1,
  action: 'request_succeeded',
  actor: 'k1',
  key: 'k1',
  owner: 'ada',
  at: new Date(10),
  lastAt: new Date(20),
  count: 1,
  address: null,
  requestId: null,
  data: {},
  ...told,
});

it('adds up what has something in common, from the first time to the last, however records overlap', () => {
  const records = [
    record({ address: 'a', count: 2, at: new Date(10), lastAt: new Date(50) }),
    record({ address: 'a', count: 3, at: new Date(20), lastAt: new Date(40), action: 'request_failed' }),
    record({ address: 'a', count: 4, at: new Date(5), lastAt: new Date(60), action: 'dead_key_refused' }),
  ];
  expect(tallied(records, ({ address }) => address)).toEqual([
    { of: 'a', use: { succeeded: 2, failed: 3, refused: 4, firstAt: new Date(5), lastAt: new Date(60) } },
  ]);
});

it('tells the most frequent first, of whatever kind', () => {
  const records = [
    record({ address: 'few', count: 3 }),
    record({ address: 'many', count: 2 }),
    record({ address: 'many', count: 2, action: 'request_failed' }),
    record({ address: 'most', count: 9, action: 'dead_key_refused' }),
    record({ address: 'other', count: 100, action: 'update' }),
  ];
  expect(tallied(records, ({ address }) => address).map(({ of }) => of)).toEqual(['most', 'many', 'few', 'other']);
});
