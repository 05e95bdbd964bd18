import { expect } from 'vitest';
import { answer, type Doing, json } from '../hostile-server.ts';
import { type Misbehaviour, page } from '../misbehaviour.ts';

const to =
  (status: number, location: (origin: string) => string): Doing =>
  (socket, origin) =>
    answer(status, [['Location', location(origin)]])(socket, origin);

const statuses = [301, 302, 303, 307, 308];
const elsewhere = (origin: string) => origin.replace('127.0.0.1', 'localhost');
const within = '/api/v3/data/events/room/room_2';

/** @param trap another server, which must never be asked */
export const redirectRows = (trap: string): readonly Misbehaviour[] => [
  {
    server: 'redirects to another origin (301, 302, 303, 307, 308)',
    ways: [
      ...statuses.map((status) => [to(status, () => `${trap}/`)]),
      ...statuses.map((status) => [to(status, (origin) => `${elsewhere(origin)}/`)]),
      [to(302, () => trap.replace('http:', ''))],
      [to(302, () => `\\\\${trap.replace('http://', '')}`)],
      [to(302, (origin) => origin.replace('http:', 'https:'))],
      [to(302, () => 'data:application/json,{"data":[]}')],
      [to(302, () => 'javascript:alert(1)')],
    ],
    also: ({ error }) => expect(error?.message).toContain('the key does not go there'),
  },
  {
    server: 'redirects to an address with a password',
    ways: [[to(302, (origin) => origin.replace('//', '//user:secret@'))]],
  },
  { server: 'redirects to nowhere', ways: [[answer(302)], [to(302, () => 'http://[')], [to(308, () => 'http://')]] },
  { server: 'redirects within its origin', ways: statuses.map((status) => [to(status, () => within), json(page(1))]) },
  {
    server: 'redirects in a circle',
    ways: [
      [to(302, () => within)],
      [to(307, () => '')],
      [to(301, (origin) => `${origin}/api/v3/a`), to(301, (origin) => `${origin}/api/v3/b`)],
    ],
    also: ({ error }) => expect(error?.message).toContain('too many times'),
  },
  {
    server: 'redirects a request that changes something',
    ways: statuses.map((status) => [to(status, () => within)]),
    call: (client) => client.events.append('room_1', [{ eventType: 'click', timestamp: '2026-01-15T10:00:00Z' }]),
  },
];
