import { type BadRequest, parameterRefused, parameterUnreadable, room } from '../bad-request.ts';

const page = 'a whole number from 1 to 10000';
const moment = 'ISO 8601 timestamp';

/** A value that is refused. `shown`: what the answer repeats of it, where that is not the value itself. */
const refused = (
  parameter: string,
  written: string,
  expected: string,
  { shown = written, path = room }: { shown?: string | null; path?: string } = {},
): BadRequest => ({
  title: `${parameter}=${written.slice(0, 40)}`,
  target: `${path}?${parameter}=${written}`,
  answer: parameterRefused(parameter, shown, expected),
});

const limits = ['0', '-1', 'abc', '1e9', '1.5', '10001', '0x10', 'Infinity', 'NaN', '[]', '__proto__', '1_000', ''];
const offsets = ['-1', 'abc', '1e9', '0.5', '9007199254740993'];
const moments = [
  'yesterday',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-15T25:00:00Z',
  '2026-01-15T10:60:00Z',
  '2026-01-15',
  '2026-01-15T10:00:00',
  '1768471200',
  'Thu, 15 Jan 2026 10:00:00 GMT',
];

const encoded = (text: string) => text.replaceAll(' ', '%20').replaceAll('+', '%2B');

export const parameterCases: readonly BadRequest[] = [
  ...limits.map((value) => refused('limit', value, page)),
  refused('limit', '%205', page, { shown: ' 5' }),
  refused('limit', '+5', page, { shown: ' 5' }),
  refused('limit', '%EF%BC%95', page, { shown: '５' }),
  { title: 'limit=%zz', target: `${room}?limit=%zz`, answer: parameterUnreadable('limit', page) },
  refused('limit', '5%00', page, { shown: null }),
  refused('limit', '9'.repeat(101), page, { shown: null }),
  refused('limit', `hst_live_${'0'.repeat(64)}`, page, { shown: null }),
  { ...refused('limit', '', page), title: 'a limit without a value', target: `${room}?limit` },
  {
    title: 'a limit that is sent twice',
    target: `${room}?limit=5&limit=6`,
    answer: parameterRefused('limit', '5, 6', `given once, as ${page}`),
  },
  ...offsets.map((value) => refused('offset', value, 'a whole number of at least 0')),
  // Twenty characters in a row might be a piece of a key, and are not repeated.
  refused('offset', '9'.repeat(20), 'a whole number of at least 0', { shown: null }),
  ...['startTime', 'endTime'].flatMap((name) =>
    moments.map((value) => refused(name, encoded(value), moment, { shown: value })),
  ),
  refused('startTime', '', moment),
  refused('startTime', '2026-01-15T10:00:00+99:99', moment, { shown: '2026-01-15T10:00:00 99:99' }),
  {
    title: 'a moment that is sent twice',
    target: `${room}?endTime=2026-01-15T10:00:00Z&endTime=2026-01-16T10:00:00Z`,
    answer: parameterRefused('endTime', '2026-01-15T10:00:00Z, 2026-01-16T10:00:00Z', moment),
  },
  ...['name', '__proto__', 'constructor', 'TIMESTAMP', ''].map((value) =>
    refused('sort', value, 'one of: timestamp, onset'),
  ),
  ...['up', 'ASC', '1'].map((value) => refused('order', value, 'one of: asc, desc')),
  ...['xml', 'JSON', 'toString'].map((value) => refused('format', value, 'one of: json, csv, ndjson')),
  {
    title: 'a parameter whose name is a prototype’s, which is unknown like any other',
    target: `${room}?__proto__=1&constructor[prototype]=2&limit=1`,
    answer: { status: 200 },
  },
  { title: 'a parameter’s name in capitals, which is another', target: `${room}?LIMIT=0`, answer: { status: 200 } },
  { title: 'a query of nothing but separators', target: `${room}?&&=&=1&%zz=1&?`, answer: { status: 200 } },
  { title: 'a place beyond the end', target: `${room}?offset=9007199254740991`, answer: { status: 200 } },
  {
    title: 'an end before its start',
    target: `${room}?startTime=2026-01-16T00:00:00Z&endTime=2026-01-15T00:00:00Z`,
    answer: { status: 200 },
  },
];
