import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { LatchkeyError } from '@latchkey/sdk';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basePath, type Doors, openDoors } from './open-doors.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

/** Long enough that a reader which goes over it again for each character would not end within this test's time. */
const length = 1_000_000;
const long = (piece: string, most = length) => piece.repeat(Math.ceil(most / piece.length));

const pieces = [
  'a',
  ' ',
  '%',
  '%41',
  '%c3',
  '/',
  '//',
  '&',
  '=',
  'a=&',
  '+',
  ',',
  '"',
  '\\',
  '.',
  '..',
  '*',
  ':',
  'read:',
  'hst_',
  'hst_live_',
  'hst_live_aaaaaaaaaaaaaaaaaaaa',
  '0',
  '-',
  '1e',
  '2026-',
  '<',
  '\t',
  '{',
  '[',
  '{"a":',
  'é',
];

const handled = async (sent: {
  path?: string;
  query?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}) => {
  const answer = await doors.server.handle({
    method: sent.body === undefined ? 'GET' : 'POST',
    origin: 'http://localhost',
    path: sent.path ?? `${basePath}/data/events/room/room_1`,
    query: sent.query ?? '',
    header: (name) => sent.headers?.[name],
    body: () => new TextEncoder().encode(sent.body ?? ''),
    address: null,
  });
  return answer.status;
};

/** What an answer with a status may come to. */
const codes: Readonly<Record<number, readonly string[]>> = {
  200: ['invalid_response'],
  302: ['redirect_refused'],
  403: ['insufficient_scope'],
  429: ['rate_limited'],
};

describe.each(pieces)('security 29: %j over and over is read in one pass', (piece) => {
  it('by the server, wherever it stands', async () => {
    const key = { 'x-api-key': doors.texts.full };
    const json = { ...key, 'content-type': 'application/json' };
    const text = long(piece);
    const batch = `${basePath}/data/events/batch`;
    for (const status of [
      await handled({ headers: { 'x-api-key': text } }),
      await handled({ headers: { ...key, authorization: text, origin: text, host: text } }),
      await handled({ headers: key, path: `${basePath}/data/events/room/${text}` }),
      await handled({ headers: key, path: text }),
      await handled({ headers: key, query: text }),
      await handled({ headers: key, query: `limit=${text}&startTime=${text}&sort=${text}` }),
      await handled({ headers: { ...json, 'content-type': text }, path: batch, body: '{}' }),
      await handled({ headers: json, path: batch, body: text }),
      await handled({ headers: json, path: batch, body: JSON.stringify({ roomId: text, events: [{ [text]: text }] }) }),
    ]) {
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(500);
    }
    await expect(doors.server.keys.issue({ name: text, scopes: ['*'] })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(doors.server.keys.issue({ name: 'a', scopes: [text] })).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('by the SDK, as its key and in every header and body of an answer', async () => {
    const text = long(piece, length / 5);
    expect(() => createHyperStudy({ apiKey: text })).toThrow(LatchkeyError);
    const said = text.replaceAll('é', 'e');
    const headers = {
      'Content-Type': `application/${said}`,
      'Retry-After': said,
      RateLimit: said,
      'RateLimit-Policy': said,
      'X-RateLimit-Remaining': said,
      'X-Request-Id': said,
      Date: said,
      Location: said,
    };
    const details = { required: [text], parameter: text, expected: text };
    const bodies = [text, JSON.stringify({ error: { code: text, message: `Required: ${text}`, details } })];
    for (const status of [200, 302, 403, 429]) {
      for (const body of bodies) {
        const client = createHyperStudy({
          apiKey: doors.texts.events,
          baseUrl: hyperstudy.baseUrl,
          clock: doors.server.clock,
          fetch: async () => new Response(body, { status, headers }),
          maxAttempts: 1,
          deadline: '1ms',
        });
        const error = await client.events
          .inRoom('room_1')
          .firstPage()
          .catch((thrown: unknown) => thrown);
        expect(codes[status]).toContain(error instanceof LatchkeyError ? error.code : error);
      }
    }
  });
});
