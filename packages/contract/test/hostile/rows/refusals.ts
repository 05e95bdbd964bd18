import { expect } from 'vitest';
import { answer, type Doing, json } from '../hostile-server.ts';
import { type Misbehaviour, page } from '../misbehaviour.ts';

const html = (status: number): Doing => answer(status, [['Content-Type', 'text/html']], '<h1>No</h1>');
const problem = (error: unknown, status: number): Doing => json({ status: 'error', error }, [], status);

/** Sends back whatever it was sent, wherever an answer has room for it. */
const echo = (status: number, key: string): Doing =>
  json(
    {
      status: 'error',
      error: { code: key, message: `No: ${key}`, details: { required: [key], parameter: key, expected: key } },
    },
    [['X-Request-Id', key]],
    status,
  );

/** What is left of a key that somebody took for harmless. */
const partsOf = (key: string): readonly string[] => {
  const body = key.slice(key.lastIndexOf('_') + 1);
  return [body, body.slice(-32), body.slice(-12), body.slice(7, 19), body.slice(20), body.toUpperCase()];
};

export const refusalRows = (key: string): readonly Misbehaviour[] => [
  {
    server: 'fails (500 to 599), in its own words or none',
    ways: [[html(500)], [answer(502)], [html(599)], [problem({ code: 'X', message: 'Y' }, 500)]],
  },
  { server: 'fails twice, and then answers', ways: [[html(503), answer(500), json(page(1))]] },
  { server: 'answers 408', ways: [[html(408)]] },
  {
    server: 'answers 401 in HTML',
    ways: [[html(401)]],
    also: ({ error }) => expect(error?.hint).toContain('send the full key'),
  },
  {
    server: 'answers 403 in HTML',
    ways: [[html(403)]],
    also: ({ error }) => expect(error).toMatchObject({ status: 403, requiredScopes: ['read:events'] }),
  },
  { server: 'answers 404 in HTML', ways: [[html(404)]] },
  { server: 'answers another 4xx', ways: [[html(400)], [html(418)], [answer(451)]] },
  {
    server: 'writes errors of another shape (the status counts)',
    ways: [
      'null',
      '[]',
      '"no"',
      '{"error":null}',
      '{"error":{}}',
      '{"error":{"code":7}}',
      '{"errors":[]}',
      '{"__proto__":{"error":"x"}}',
    ].map((body) => [json(body, [], 404)]),
  },
  {
    server: 'echoes the key in every corner of a refusal (its mask stands there)',
    ways: [[echo(403, key)], [echo(403, `${key}${key}`)]],
    also: ({ error }) => expect(error?.requestId).toContain('...******'),
  },
  {
    server: 'echoes a part of the key: without its beginning, its end, a piece (`******` stands there)',
    ways: partsOf(key).map((part) => [echo(403, part)]),
    also: ({ error }) => expect(error).toMatchObject({ requestId: '******', requiredScopes: ['******'] }),
  },
];
