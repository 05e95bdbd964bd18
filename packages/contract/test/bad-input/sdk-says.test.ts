import { LatchkeyError } from '@latchkey/sdk';
import { createHyperStudy, type HyperStudy } from '@latchkey/sdk/hyperstudy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Doors, openDoors } from './open-doors.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

interface Mistake {
  readonly title: string;
  /** The key that is given; the one that may read events where it says nothing. */
  readonly key?: (key: string) => string;
  readonly call?: (client: HyperStudy) => Promise<unknown>;
  readonly code: string;
  /** What the message names, and what the hint tells to do. */
  readonly says: RegExp;
  readonly tells: RegExp;
}

const firstPage = (client: HyperStudy) => client.events.inRoom('room_1').firstPage();
/** What a caller of JavaScript can give, whom no type stops. */
const untyped = (query: Record<string, string>): Record<string, never> => JSON.parse(JSON.stringify(query));
const asked = (query: Record<string, string>) => (client: HyperStudy) =>
  client.events.inRoom('room_1', untyped(query)).firstPage();
const inRoom = (id: string) => (client: HyperStudy) => client.events.inRoom(id).firstPage();

const body = (key: string) => key.slice('hst_live_'.length);

const mistakes: readonly Mistake[] = [
  {
    title: 'a masked key',
    key: (key) => `${key.slice(0, 15)}...******`,
    code: 'config',
    says: /masked form/,
    tells: /Copy the whole key/,
  },
  {
    title: 'a key with a line break behind it',
    key: (key) => `${key}\n`,
    code: 'config',
    says: /line break/,
    tells: /without the blanks/,
  },
  {
    title: 'a key with a line break in it',
    key: (key) => `${key.slice(0, 30)}\r\n${key.slice(30)}`,
    code: 'config',
    says: /line break/,
    tells: /line break in the middle/,
  },
  {
    title: 'a key with a blank before it',
    key: (key) => ` ${key}`,
    code: 'config',
    says: /blank/,
    tells: /without the blanks/,
  },
  {
    title: 'a key with a mark of no width',
    key: (key) => `${key}\u200b`,
    code: 'config',
    says: /invisible/,
    tells: /Copy it again/,
  },
  {
    title: 'a key in typographic quotes',
    key: (key) => `${key.slice(0, 40)}”`,
    code: 'config',
    says: /no key has/,
    tells: /quotes/,
  },
  {
    title: 'the prefix of another system',
    key: (key) => `hs_live_${body(key)}`,
    code: 'config',
    says: /does not start with 'hst_live'/,
    tells: /another system/,
  },
  {
    title: 'the prefix of no environment',
    key: (key) => `hst_prod_${body(key)}`,
    code: 'config',
    says: /'hst_live' or 'hst_test'/,
    tells: /environment/,
  },
  {
    title: 'the placeholder',
    key: () => 'hst_live_your_key_here',
    code: 'config',
    says: /placeholder/,
    tells: /in its place/,
  },
  { title: 'an empty key', key: () => '', code: 'config', says: /empty/, tells: /Copy the whole key/ },
  { title: 'a short key', key: () => 'hst_live_abc', code: 'config', says: /too short/, tells: /Copy the whole key/ },
  {
    title: 'a key of ten thousand characters',
    key: () => `hst_live_${'a'.repeat(10_000)}`,
    code: 'config',
    says: /too long/,
    tells: /behind the key/,
  },
  {
    title: 'a key of the other environment',
    key: (key) => `hst_test_${body(key)}`,
    code: 'unauthorized',
    says: /Invalid API Key/,
    tells: /send the full key/,
  },
  {
    title: 'a key that nobody issued',
    key: () => `hst_live_${'0'.repeat(64)}`,
    code: 'unauthorized',
    says: /Invalid API Key/,
    tells: /send the full key/,
  },
  {
    title: 'an expired key',
    key: () => doors.texts.expired,
    code: 'unauthorized',
    says: /has expired/,
    tells: /API Key Manager/,
  },
  {
    title: 'a revoked key',
    key: () => doors.texts.revoked,
    code: 'unauthorized',
    says: /has been revoked/,
    tells: /API Key Manager/,
  },
  {
    title: 'a missing scope',
    call: (client) => client.sync.inRoom('room_1').firstPage(),
    code: 'insufficient_scope',
    says: /Required: read:sync/,
    tells: /add the required one/,
  },
  { title: 'an empty id', call: inRoom(''), code: 'config', says: /needs roomId/, tells: /may not be left out/ },
  {
    title: 'an id of ten thousand characters',
    call: inRoom('r'.repeat(10_000)),
    code: 'invalid_request',
    says: /Invalid value for roomId/,
    tells: /roomId as a text from 1 to 200 characters/,
  },
  {
    title: 'an id that leads away',
    call: inRoom('..'),
    code: 'config',
    says: /roomId is no id/,
    tells: /as the system writes it/,
  },
  {
    title: 'an id with half a letter',
    call: inRoom('\ud800'),
    code: 'config',
    says: /roomId is no id/,
    tells: /as the system writes it/,
  },
  {
    title: 'an id with a slash',
    call: inRoom('room_1/../room_2'),
    code: 'not_found',
    says: /Room not found/,
    tells: /id is right/,
  },
  {
    title: 'an id with a NUL',
    call: inRoom('room_1\0'),
    code: 'not_found',
    says: /Room not found/,
    tells: /id is right/,
  },
  {
    title: 'a prototype name for an id',
    call: inRoom('__proto__'),
    code: 'not_found',
    says: /Room not found/,
    tells: /id is right/,
  },
  {
    title: 'limit=0',
    call: asked({ limit: '0' }),
    code: 'invalid_request',
    says: /Invalid value for limit/,
    tells: /limit as a whole number from 1 to 10000/,
  },
  {
    title: 'limit=abc',
    call: asked({ limit: 'abc' }),
    code: 'invalid_request',
    says: /Invalid value for limit/,
    tells: /limit as a whole number from 1 to 10000/,
  },
  {
    title: 'limit=1e9',
    call: asked({ limit: '1e9' }),
    code: 'invalid_request',
    says: /Invalid value for limit/,
    tells: /limit as a whole number from 1 to 10000/,
  },
  {
    title: 'a negative offset',
    call: asked({ offset: '-1' }),
    code: 'invalid_request',
    says: /Invalid value for offset/,
    tells: /offset as a whole number of at least 0/,
  },
  {
    title: 'an impossible date',
    call: asked({ startTime: '2026-02-30T00:00:00Z' }),
    code: 'invalid_request',
    says: /Invalid date format for startTime/,
    tells: /ISO 8601/,
  },
  {
    title: 'a Date that is none',
    call: (client) => client.events.inRoom('room_1', { startTime: new Date('never') }).firstPage(),
    code: 'config',
    says: /startTime is no value/,
    tells: /invalid Date/,
  },
  {
    title: 'an unknown field to sort by',
    call: asked({ sort: 'name' }),
    code: 'invalid_request',
    says: /Invalid value for sort/,
    tells: /sort as one of: timestamp, onset/,
  },
  {
    title: 'a participant without a room',
    call: (client) => client.events.ofParticipant('participant_1', JSON.parse('{}')).firstPage(),
    code: 'config',
    says: /needs roomId/,
    tells: /may not be left out/,
  },
];

describe.each(['fetch', 'http'] as const)('through the %s door, the SDK says what to do about', (door) => {
  it.each(mistakes)('$title', async ({ key = (text: string) => text, call = firstPage, code, says, tells }) => {
    const text = key(doors.texts.events);
    const make = () =>
      createHyperStudy({
        apiKey: text,
        clock: doors.server.clock,
        ...(door === 'fetch' ? { fetch: doors.server.fetch } : { baseUrl: `${doors.http.url}/api/v3` }),
      });
    const attempt = async () => call(make());
    const error = await attempt().then(
      () => expect.unreachable('It had to fail.'),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof LatchkeyError)) throw error;
    expect({ code: error.code, message: error.message, hint: error.hint ?? '' }).toEqual({
      code,
      message: expect.stringMatching(says),
      hint: expect.stringMatching(tells),
    });
    if (text.length > 20) expect(JSON.stringify(error)).not.toContain(text.slice(15, 30));
  });
});
