import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BadRequest } from './bad-request.ts';
import { bodyCases } from './cases/bodies.ts';
import { keyCases } from './cases/keys.ts';
import { methodCases } from './cases/methods.ts';
import { parameterCases } from './cases/parameters.ts';
import { pathCases } from './cases/paths.ts';
import { basePath, type Doors, openDoors } from './open-doors.ts';
import type { RawAnswer } from './raw-request.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const groups: readonly (readonly [string, readonly BadRequest[]])[] = [
  ['a key', keyCases],
  ['a path', pathCases],
  ['a parameter', parameterCases],
  ['a method', methodCases],
  ['a body', bodyCases],
];

describe.each(['fetch', 'http'] as const)('through the %s door', (door) => {
  describe.each(groups)('%s', (_, cases) => {
    it.each(cases.filter(({ saidBy }) => door === 'http' || saidBy === undefined))('$title', async (request) => {
      const given = await doors.send[door](request);
      expectAnswer(given, request);
      expectNoSecret(given);
      expectDocumented(given, request);
      expect(doors.server.journal.entries({ status: 500 })).toEqual([]);
    });
  });

  it.each([
    ['constructor'],
    ['__proto__'],
    ['toString'],
    ['hasOwnProperty'],
    ['read:constructor'],
    ['read:'],
    ['read:*:*'],
    ['READ:EVENTS'],
    [''],
    [' read:events'],
    ['read:events\r\nX-Evil: 1'],
  ])('security 41: a scope by the name of %j is unknown', async (scope) => {
    await expect(doors.server.keys.issue({ name: 'odd', scopes: [scope] })).rejects.toMatchObject({
      name: 'KeyActError',
      kind: 'invalid',
      field: 'scopes',
    });
  });
});

const expectAnswer = (given: RawAnswer, { method, answer }: BadRequest): void => {
  const { status, code, message, details, headers = {} } = answer;
  expect(given.status, given.body.slice(0, 300)).toBe(status);
  for (const [name, value] of Object.entries(headers)) expect(given.headers[name]).toBe(value);
  if (status === 401 && code !== undefined) {
    const isMissing = message?.includes('No key') ?? false;
    const challenge = `ApiKey realm="HyperStudy"${isMissing ? '' : ', error="invalid_token"'}`;
    expect(given.headers['www-authenticate']).toBe(challenge);
  }
  if (method === 'HEAD') expect(given.body).toBe('');
  if (code === undefined) return;
  const body: { status: string; error: { code: string; message: string; details?: unknown } } = JSON.parse(given.body);
  expect(body).toEqual({ status: 'error', error: expect.anything() });
  expect(body.error.code).toBe(code);
  if (message !== undefined) expect(body.error.message.slice(0, message.length)).toBe(message);
  expect(body.error.details).toEqual(details);
};

/** Of every key, more than its mask shows. */
const expectNoSecret = (given: RawAnswer): void => {
  const said = JSON.stringify(given);
  for (const text of Object.values(doors.texts)) expect(said).not.toContain(text.slice('hst_live_'.length + 6));
};

const expectDocumented = ({ status, headers, body }: RawAnswer, { method = 'GET', target }: BadRequest): void => {
  const [path = ''] = target.split('?');
  // The document knows neither OPTIONS nor a letter of a route that is percent-encoded.
  if (method === 'OPTIONS' || target.startsWith('/%64')) return;
  expect(doors.witness.check({ method, path: basePath + path, status, headers, body })).toEqual([]);
};
