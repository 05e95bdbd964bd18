import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { room } from './bad-request.ts';
import { basePath, type Doors, openDoors } from './open-doors.ts';
import { answersIn, requestBytes, sendBytes } from './raw-request.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const target = `${basePath}${room}?limit=1`;
const batch = `POST ${basePath}/data/events/batch HTTP/1.1`;
const close = 'Connection: close';
const host = 'Host: localhost';

interface RawCase {
  readonly title: string;
  /** The head, a line each; `KEY` stands for the key that may do everything. */
  readonly lines: readonly string[];
  readonly body?: string | Uint8Array;
  /** Our side closes behind it. */
  readonly isOver?: boolean;
  /** The statuses that are answered before the connection ends. */
  readonly statuses: readonly number[];
}

const get = (title: string, lines: readonly string[], ...statuses: number[]): RawCase => ({ title, lines, statuses });

const cases: readonly RawCase[] = [
  get(
    'a target with an origin',
    [`GET http://elsewhere.example${target} HTTP/1.1`, host, 'X-API-Key: KEY', close],
    200,
  ),
  get('a target with an origin that is none', [`GET http://[${target} HTTP/1.1`, host, 'X-API-Key: KEY', close], 404),
  get(
    'a target that is an origin alone',
    ['GET http://elsewhere.example HTTP/1.1', host, 'X-API-Key: KEY', close],
    404,
  ),
  get('a star for a target', ['OPTIONS * HTTP/1.1', host, close], 404),
  get('a target with two slashes before it', [`GET /${target} HTTP/1.1`, host, 'X-API-Key: KEY', close], 404),
  get('a NUL in a target', [`GET ${target}\0 HTTP/1.1`, host, 'X-API-Key: KEY', close], 400),
  get('a blank in a target', [`GET ${target} x HTTP/1.1`, host, 'X-API-Key: KEY', close], 400),
  get('a letter beyond ASCII in a target', [`GET ${target}é HTTP/1.1`, host, 'X-API-Key: KEY', close], 400),
  get('a target of ten megabytes', [`GET /${'a'.repeat(10_000_000)} HTTP/1.1`, host, close], 431),
  get('a request for a proxy', ['CONNECT elsewhere.example:443 HTTP/1.1', 'Host: elsewhere.example:443'], 400),
  get(
    'an upgrade, which is not taken',
    [`GET ${target} HTTP/1.1`, host, 'X-API-Key: KEY', 'Upgrade: websocket', 'Connection: upgrade, close'],
    200,
  ),
  get('HTTP/1.0 without a Host', [`GET ${target} HTTP/1.0`, 'X-API-Key: KEY'], 200),
  get('no Host', [`GET ${target} HTTP/1.1`, 'X-API-Key: KEY', close], 400),
  get('no method', [`${target} HTTP/1.1`, host, close], 400),
  get('an unknown method', [`FROB ${target} HTTP/1.1`, host, 'X-API-Key: KEY', close], 400),
  get('a method in small letters', [`get ${target} HTTP/1.1`, host, 'X-API-Key: KEY', close], 400),
  get('no HTTP at all', ['hello'], 400),
  get(
    'a key with a line break',
    [`GET ${target} HTTP/1.1`, host, 'X-API-Key: hst_live_aaaaaaaaaaaaa\naaaaaaaaaaaaa', close],
    400,
  ),
  get(
    'a key over two lines',
    [`GET ${target} HTTP/1.1`, host, 'X-API-Key: hst_live_aaaaaaaaaaaaa', ' aaaaaaaaaaaaa', close],
    400,
  ),
  get(
    'a key with a carriage return',
    [`GET ${target} HTTP/1.1`, host, 'X-API-Key: hst_live_aaaaaaaaaaaaa\raaaaaaaaaaaaa', close],
    400,
  ),
  get(
    'a key with a NUL',
    [`GET ${target} HTTP/1.1`, host, 'X-API-Key: hst_live_aaaaaaaaaaaaa\0aaaaaaaaaaaaa', close],
    400,
  ),
  get('a header without a name', [`GET ${target} HTTP/1.1`, host, ': KEY', close], 400),
  get(
    'a header of ten megabytes',
    [`GET ${target} HTTP/1.1`, host, `X-API-Key: ${'a'.repeat(10_000_000)}`, close],
    431,
  ),
  get('headers without end', [`GET ${target} HTTP/1.1`, host, ...Array(10_000).fill('a: b'), close], 431),
  get(
    'another key behind hundreds of headers',
    [
      `GET ${target} HTTP/1.1`,
      host,
      'X-API-Key: KEY',
      ...Array(900).fill('a: b'),
      'X-API-Key: hst_live_aaaaaaaaaaaaaaaaaaaaaaaa',
      close,
    ],
    401,
  ),
  {
    title: 'both lengths of a body',
    lines: [
      batch,
      host,
      'X-API-Key: KEY',
      'Content-Type: application/json',
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
      close,
    ],
    body: '0\r\n\r\n',
    statuses: [400],
  },
  {
    title: 'two different lengths',
    lines: [batch, host, 'X-API-Key: KEY', 'Content-Length: 2', 'Content-Length: 3', close],
    body: '{}',
    statuses: [400],
  },
  { title: 'a negative length', lines: [batch, host, 'X-API-Key: KEY', 'Content-Length: -1', close], statuses: [400] },
  {
    title: 'chunks that are none',
    lines: [batch, host, 'X-API-Key: KEY', 'Content-Type: application/json', 'Transfer-Encoding: chunked', close],
    body: 'ZZ\r\n',
    statuses: [400],
  },
  {
    title: 'chunks beyond the most that a body holds',
    lines: [batch, host, 'X-API-Key: KEY', 'Content-Type: application/json', 'Transfer-Encoding: chunked', close],
    body: `200000\r\n${' '.repeat(0x200000)}\r\n0\r\n\r\n`,
    statuses: [413],
  },
  {
    title: 'a length beyond the most, before a byte of it is sent',
    lines: [batch, host, 'X-API-Key: KEY', 'Content-Type: application/json', 'Content-Length: 1000000000', close],
    statuses: [413],
  },
  {
    title: 'a length without end and no key',
    lines: [batch, host, 'Content-Type: application/json', 'Content-Length: 1000000000', close],
    statuses: [401],
  },
  {
    title: 'a body that breaks off',
    lines: [batch, host, 'X-API-Key: KEY', 'Content-Type: application/json', 'Content-Length: 10', close],
    body: '{}',
    isOver: true,
    statuses: [400],
  },
  {
    title: 'a head that breaks off',
    lines: [`GET ${target} HTTP/1.1`, 'X-API-Key: KEY'].slice(0, 1),
    isOver: true,
    statuses: [400],
  },
  {
    title: 'a body that waits to be asked for',
    lines: [
      batch,
      host,
      'X-API-Key: KEY',
      'Content-Type: application/json',
      'Content-Length: 2',
      'Expect: 100-continue',
      close,
    ],
    body: '{}',
    statuses: [400],
  },
  {
    title: 'an expectation that nobody knows',
    lines: [batch, host, 'X-API-Key: KEY', 'Content-Length: 2', 'Expect: the-unexpected', close],
    body: '{}',
    statuses: [417],
  },
  { title: 'the beginning of TLS', lines: ['\x16\x03\x01\x00\xf1\x01\x00\x00\xed\x03\x03'], statuses: [400] },
];

describe('what a socket says that no client would', () => {
  it.each(cases)('$title', async ({ lines, body, isOver, statuses }) => {
    const written = lines.map((line) => line.replace('KEY', doors.texts.full));
    const said = await sendBytes(doors.http.port, requestBytes(written, body), isOver ? { isOver } : {});
    const answers = answersIn(said);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    expect(said).not.toContain(doors.texts.full.slice('hst_live_'.length + 6));
    expect(doors.server.journal.entries({ status: 500 })).toEqual([]);
  });

  it('is answered in its order, however much of it comes at once', async () => {
    const keepAlive = (path: string, ...more: string[]) =>
      [`GET ${basePath}${path} HTTP/1.1`, host, `X-API-Key: ${doors.texts.events}`, ...more, '', ''].join('\r\n');
    const all = [keepAlive(room), keepAlive('/nowhere'), keepAlive(`${room}?limit=0`), keepAlive('/health', close)];
    const answers = answersIn(await sendBytes(doors.http.port, Buffer.from(all.join(''))));
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 400, 200]);
  });

  it('leaves the next request on the same connection as it was', async () => {
    const body = '{"roomId":"room_1","events":[]}';
    const lines = [batch, host, `X-API-Key: ${doors.texts.full}`, 'Content-Type: application/json'];
    const first = requestBytes([...lines, `Content-Length: ${body.length}`], body);
    const second = requestBytes([`GET ${target} HTTP/1.1`, host, `X-API-Key: ${doors.texts.full}`, close]);
    const answers = answersIn(await sendBytes(doors.http.port, Buffer.concat([first, second])));
    expect(answers.map(({ status }) => status)).toEqual([400, 200]);
  });

  it('never reaches the links of an answer: an origin that is none is not repeated', async () => {
    const links = async (value: string) => {
      const lines = [`GET ${basePath}/data/recordings/download/room_1/recording_1 HTTP/1.1`, `Host: ${value}`, close];
      const [answer] = answersIn(
        await sendBytes(doors.http.port, requestBytes([...lines, `X-API-Key: ${doors.texts.full}`])),
      );
      return answer?.body ?? '';
    };
    expect(await links('api.example:8080')).toContain('http://api.example:8080/');
    for (const odd of ['"><script>', 'a.example/b', 'user@evil.example', 'a b', '', 'a.example\tb']) {
      expect(await links(odd)).toContain(`${doors.http.url}/`);
    }
  });
});
