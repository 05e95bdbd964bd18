import { expect } from 'vitest';
import { answer, type Doing, head, json, say } from '../hostile-server.ts';
import { type Misbehaviour, page } from '../misbehaviour.ts';

const type = ['Content-Type', 'application/json'] as const;
const reset: Doing = (socket) => void socket.resetAndDestroy();
const hangUp: Doing = (socket) => void socket.destroy();
const resetAfterHeaders: Doing = (socket) => {
  socket.write(head(200, [type, ['Content-Length', '1000']]), () => socket.resetAndDestroy());
};
const append = { eventType: 'click', timestamp: '2026-01-15T10:00:00Z' };

export const connectionRows: readonly Misbehaviour[] = [
  {
    server: 'hangs up or resets the connection, before or after its headers',
    ways: [[hangUp], [reset], [resetAfterHeaders]],
  },
  {
    server: 'hangs up once, and then answers',
    ways: [
      [hangUp, json(page(1))],
      [reset, json(page(1))],
      [resetAfterHeaders, json(page(1))],
    ],
  },
  {
    server: 'hangs up on a request that changes something',
    ways: [[hangUp], [reset], [resetAfterHeaders]],
    call: (client) => client.events.append('room_1', [append]),
  },
  {
    server: 'says what is no HTTP',
    ways: [[say('hello')], [say('HTTP/1.1 2OO OK\r\n\r\n')], [say('HTTP/1.1 99 Low\r\n\r\n')]],
  },
  { server: 'sends headers without end', ways: [[say(head(200, Array(1_000).fill(['A', 'b'.repeat(100)])), '{}')]] },
  {
    server: 'sends hints (103) before its answer',
    ways: [[say('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', head(200, [type]), JSON.stringify(page(1)))]],
  },
  {
    server: 'says to continue (100), or changes to another protocol (101)',
    ways: [
      [say('HTTP/1.1 100 Continue\r\n\r\n', head(200, [type]), JSON.stringify(page(1)))],
      [say('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')],
    ],
  },
  {
    server: 'answers 204 where content is due',
    ways: [[answer(204)]],
    also: ({ error }) => expect(error?.status).toBe(204),
  },
  {
    server: 'answers 304 or 300, which nobody asked for',
    ways: [[say(head(304))], [answer(300)]],
  },
];
