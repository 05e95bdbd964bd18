import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { answer, type Doing, head, json, say } from '../hostile-server.ts';
import { type Misbehaviour, page } from '../misbehaviour.ts';

const type = ['Content-Type', 'application/json'] as const;
const text = JSON.stringify(page(1));

/** A bomb of a few hundred kilobytes that unpacks to more than the SDK takes. */
const bomb = gzipSync(Buffer.alloc(140 * 2 ** 20, ' '), { level: 1 });

/** The connection stays open: where it closes while a body is still being unpacked, Node's own fetch (24.21) throws in no one's call. */
const kept: Doing = (socket) => {
  const lines = ['HTTP/1.1 200 OK', type.join(': '), 'Content-Encoding: gzip', `Content-Length: ${bomb.length}`];
  socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bomb]));
};

export const bodyRows: readonly Misbehaviour[] = [
  {
    server: 'breaks off in the middle of a body',
    ways: [
      [say(head(200, [type, ['Content-Length', '1000']]), text)],
      [say(head(200, [type, ['Transfer-Encoding', 'chunked']]), `${text.length.toString(16)}\r\n${text}\r\n`)],
      [say(head(200, [type, ['Transfer-Encoding', 'chunked']]), 'these are no chunks')],
    ],
  },
  {
    server: 'answers half of its JSON as if it were whole',
    ways: [[json(text.slice(0, -5))], [say(head(200, [type]), text.slice(0, -5))]],
    also: ({ error }) => expect(error?.message).toContain('broken JSON'),
  },
  { server: 'answers with an empty body', ways: [[json('')], [answer(200)], [json(' ')]] },
  {
    server: 'answers a page of HTML with a 200',
    ways: [[answer(200, [['Content-Type', 'text/html']], '<h1>Log in</h1>')]],
    also: ({ error }) => {
      expect(error?.message).toContain('no JSON but text/html: <h1>Log in</h1>');
      expect(error?.hint).toContain('login page');
    },
  },
  {
    server: 'calls its JSON something else, or nothing',
    ways: [[answer(200, [['Content-Type', 'text/plain']], text)], [answer(200, [], text)]],
  },
  {
    server: 'sends its body slower than the `timeout`, or not at all',
    ways: [[(socket) => void socket.write(head(200, [type, ['Content-Length', '1000']]) + text)], [() => {}]],
    options: { timeout: 50 },
  },
  {
    server: 'unpacks to more than 128 MiB',
    ways: [[kept]],
    also: ({ error }) => expect(error?.message).toContain('longer than 128 MiB'),
  },
  {
    server: 'says gzip and sends something else',
    ways: [[answer(200, [type, ['Content-Encoding', 'gzip']], text)]],
  },
  {
    server: 'sends bytes that are no UTF-8',
    ways: [
      [answer(200, [type], Buffer.from('{"data":["\xff"]}', 'latin1'))],
      [answer(200, [type], Buffer.from([0x22, 0xc3, 0x22]))],
    ],
    also: ({ error }) => expect(error?.message).toContain('UTF-8'),
  },
  { server: 'puts a byte order mark before its JSON', ways: [[json(`\ufeff${text}`)]] },
  {
    server: 'writes a property twice (the last one counts)',
    ways: [[json('{"data":[],"data":[{"id":"last"}]}')]],
    also: ({ value }) => expect(value).toMatchObject({ items: [{ id: 'last' }] }),
  },
  {
    server: 'writes `__proto__` or `constructor` (properties like any other)',
    ways: [
      [
        json(
          '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"data":[{"__proto__":{"polluted":1}}],"metadata":{"__proto__":{"polluted":1},"pagination":{"__proto__":{"polluted":1},"total":1}}}',
        ),
      ],
    ],
    also: ({ value }) => {
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(value).toMatchObject({ total: 1 });
      expect(JSON.stringify(value)).toContain('"__proto__":{"polluted":1}');
    },
  },
  {
    server: 'writes numbers that JavaScript cannot hold (they are rounded, or Infinity)',
    ways: [[json('{"data":[{"onset":1e999,"duration":9007199254740993}]}')]],
    also: ({ value }) =>
      expect(value).toMatchObject({ items: [{ onset: Number.POSITIVE_INFINITY, duration: 2 ** 53 }] }),
  },
  {
    server: 'nests its JSON a hundred thousand deep',
    ways: [[json(`{"data":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`)]],
  },
  {
    server: 'answers JSON that is no page',
    ways: [
      'null',
      '[]',
      '"page"',
      '7',
      '{}',
      '{"data":null}',
      '{"data":{}}',
      '{"data":[],"metadata":[]}',
      JSON.stringify(page(1, { total: -1 })),
      JSON.stringify(page(1, { total: '1' })),
      '{"data":[],"metadata":{"pagination":{"total":1e999}}}',
    ].map((body) => [json(body)]),
    also: ({ error }) => expect(error?.message).toContain('is no page'),
  },
  {
    server: 'answers records of another shape (a `drift` event tells)',
    ways: [[json(page(1))]],
    also: ({ events }) => expect(events.some(({ type: kind }) => kind === 'drift')).toBe(true),
  },
  {
    server: "answers records of another shape, with `validate: 'strict'`",
    ways: [[json(page(1))]],
    options: { validate: 'strict' },
    also: ({ error }) => expect(error?.message).toContain('does not agree with the document at data[]'),
  },
];
