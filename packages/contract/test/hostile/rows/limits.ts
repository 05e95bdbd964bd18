import { expect } from 'vitest';
import { type Doing, type HeaderLines, json } from '../hostile-server.ts';
import { type Misbehaviour, page } from '../misbehaviour.ts';

const problem = { status: 'error', error: { code: 'RATE_LIMIT_EXCEEDED', message: 'Rate Limit Exceeded' } };

/** Refuses once, with these headers, and then answers. `Date` is left out, as a server without a clock does. */
const once = (...headers: HeaderLines): readonly Doing[] => [json(problem, headers, 429), json(page(1))];
const retryAfter = (...values: readonly string[]) => once(...values.map((value) => ['Retry-After', value] as const));

const spent = (reset: string, ...more: HeaderLines): readonly Doing[] => [
  json(page(1), [['X-RateLimit-Limit', '10'], ['X-RateLimit-Remaining', '0'], ['X-RateLimit-Reset', reset], ...more]),
  json(page(1)),
];
const draft = (...headers: HeaderLines): readonly Doing[] => [json(page(1), headers), json(page(1))];

const twice: Misbehaviour['call'] = async (client) => {
  await client.events.inRoom('room_1').firstPage();
  return client.events.inRoom('room_1').firstPage();
};

/** @param nowMs the time at which every row begins, a whole second */
export const limitRows = (nowMs: number): readonly Misbehaviour[] => {
  const date = (ms: number) => new Date(nowMs + ms).toUTCString();
  return [
    {
      server: 'answers 429 with `Retry-After` in seconds, or as a date, or as a Unix time',
      ways: [retryAfter('30'), retryAfter(date(30_000)), retryAfter(String(nowMs / 1000 + 30)), retryAfter(' 30 ')],
    },
    {
      server: 'answers 429 with a date by a clock that is a day wrong (its own `Date` is what counts)',
      ways: [-1, 1].map((days) =>
        once(['Date', date(days * 86_400_000)], ['Retry-After', date(days * 86_400_000 + 30_000)]),
      ),
    },
    {
      server: 'answers 429 with `Retry-After` 0, negative, or in the past',
      ways: [retryAfter('0'), retryAfter('-30'), retryAfter('0.0'), retryAfter(date(-30_000))],
    },
    { server: 'answers 429 with a fraction', ways: [retryAfter('1.5')] },
    {
      server: 'answers 429 with a `Retry-After` that says nothing, or none, or two',
      ways: [
        once(),
        retryAfter('soon'),
        retryAfter(''),
        retryAfter('NaN'),
        retryAfter('1e3'),
        retryAfter('Infinity'),
        retryAfter('0x10'),
        retryAfter('2026-01-01'),
        retryAfter('P1D'),
        retryAfter('1; 2'),
        retryAfter('30', '60'),
      ],
    },
    {
      server: 'answers 429 with a year',
      ways: [retryAfter('31536000'), retryAfter(date(365 * 86_400_000)), retryAfter('9'.repeat(40))],
    },
    {
      server: 'answers 429 with more than the `deadline`',
      ways: [retryAfter('31536000'), retryAfter('11')],
      options: { deadline: '10s' },
      also: ({ error }) => {
        expect(error?.retryAt?.getTime()).toBeGreaterThan(nowMs + 10_000);
        expect(error?.message).toContain('not before the deadline');
      },
    },
    {
      server: "answers 429 again and again, with `deadline: '60s'`",
      ways: [[json(problem, [['Retry-After', '1']], 429)], [json(problem, [], 429)]],
      options: { deadline: '60s' },
      also: ({ error }) => expect(error?.attempts.length).toBeLessThan(20),
    },
    { server: 'answers 503 with `Retry-After`', ways: [[json(problem, [['Retry-After', '30']], 503), json(page(1))]] },
    {
      server: 'tells of a spent limit with a reset in epoch seconds, epoch milliseconds or seconds from now',
      ways: [spent(String(nowMs / 1000 + 60)), spent(String(nowMs + 60_000)), spent('60')],
      call: twice,
    },
    {
      server: 'tells of a spent limit in the `RateLimit` header',
      ways: [
        draft(['RateLimit', '"default";r=0;t=60'], ['RateLimit-Policy', '"default";q=10;w=60']),
        draft(['RateLimit', 'default;r=0;t=60']),
        draft(['RateLimit', '"a";r=5;t=1, "b";r=0;t=60']),
      ],
      call: twice,
    },
    {
      server: 'tells of a spent limit with a window of 31 million years (32 days is the longest)',
      ways: [draft(['RateLimit', '"x";r=0;t=1'], ['RateLimit-Policy', '"x";q=1;w=999999999999999'])],
      call: twice,
      also: ({ waitedMs, events }) => {
        expect(waitedMs / 86_400_000).toBeCloseTo(32);
        expect(JSON.stringify(events)).toContain('2026-02-02');
      },
    },
    {
      server: 'writes limit headers that cannot be read (as if there were none)',
      ways: [
        ...[
          'soon',
          '-1',
          '1e9',
          '',
          '"',
          '";r=0;t=60',
          '"default";r=zero;t=60',
          '"default";t=60',
          'r=0;t=60;;;',
          ','.repeat(3_000),
          '"a\\";r=0',
        ].map((text) => draft(['RateLimit', text])),
        draft(['X-RateLimit-Remaining', 'none'], ['X-RateLimit-Reset', '60']),
        draft(['X-RateLimit-Remaining', '-1'], ['X-RateLimit-Limit', '1e99']),
        draft(['X-RateLimit-Reset', '99999999999999999999']),
      ],
      call: twice,
    },
    {
      server: 'tells of a spent limit with a reset that says nothing, or is past',
      ways: [spent('soon'), spent(''), spent('-5')],
      call: twice,
    },
  ];
};
