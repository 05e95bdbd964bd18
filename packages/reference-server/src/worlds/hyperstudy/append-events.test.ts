import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorld, type Row } from '../../../test/ask-world.ts';
import { hyperstudyWorld } from './index.ts';

const world = hyperstudyWorld({ eventsPerRoom: 40, participantsPerRoom: 2 });
const room = { roomId: 'room_1' };
const all = { limit: 10_000 };

describe('appendEvents', () => {
  it('returns the events as stored, with ids and onsets of their own, in the order sent', () => {
    const { data } = openWorld(world).body('appendEvents', {
      body: {
        roomId: 'room_1',
        events: [
          { eventType: 'note', timestamp: '2026-01-15T10:00:05+00:00', category: 'system', onset: 4999.5 },
          {
            eventType: 'press',
            timestamp: '2026-01-15T10:00:01Z',
            participantId: 'participant_2',
            content: { key: 'a' },
          },
        ],
      },
    });
    expect(data).toMatchObject([
      {
        timestamp: '2026-01-15T10:00:05.000Z',
        onset: 4999.5,
        roomId: 'room_1',
        sessionId: 'room_1',
        participantId: null,
      },
      { timestamp: '2026-01-15T10:00:01.000Z', onset: 1000, participantRole: 'partner', content: { key: 'a' } },
    ]);
    expect(new Set(data.map(({ id }) => id)).size).toBe(2);
  });

  it('sorts what was written into later lists, by time and by onset, and counts it', () => {
    const written = fc.array(
      fc.record({
        eventType: fc.constant('note'),
        timestamp: fc
          .integer({ min: -9e5, max: 9e6 })
          .map((ms) => new Date(Date.parse('2026-01-15T10:00:00Z') + ms).toISOString()),
        category: fc.constantFrom('system', 'media'),
        onset: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(written, fc.constantFrom('room_1', 'room_2'), (events, roomId) => {
        const open = openWorld(world);
        const path = { experimentId: 'experiment_1' };
        const before = open.rows('listExperimentEvents', { path, query: all });
        const { data } = open.body('appendEvents', { body: { roomId, events } });
        const after = open.rows('listExperimentEvents', { path, query: all });
        const byOnset = open.rows('listExperimentEvents', { path, query: { ...all, sort: 'onset' } });
        const media = open.rows('listExperimentEvents', { path, query: { ...all, category: 'media' } });
        const expected = [...before, ...data].toSorted((one, other) => timeOf(one) - timeOf(other));
        expect(after.map(timeOf)).toEqual(expected.map(timeOf));
        expect(new Set(after)).toEqual(new Set(expected));
        expect(byOnset.map(microsecond)).toEqual(byOnset.map(microsecond).toSorted((one, other) => one - other));
        expect(new Set(byOnset)).toEqual(new Set(expected));
        expect(media).toEqual(after.filter(({ category }) => category === 'media'));
      }),
      { numRuns: 25 },
    );
  });

  it('raises a participant’s counts', () => {
    const open = openWorld(world);
    const ask = { path: { participantId: 'participant_1' }, query: { roomId: 'room_1' } };
    const countOf = () => Reflect.get(Object(open.rows('getParticipantCounts', ask)[0]?.counts), 'events');
    const before = countOf();
    const event = { eventType: 'press', timestamp: '2026-01-15T10:00:01Z', participantId: 'participant_1' };
    open.body('appendEvents', { body: { roomId: 'room_1', events: [event, event] } });
    expect(countOf()).toBe(before + 2);
  });

  it('stores nothing where one of the participants is not in the room', () => {
    const open = openWorld(world);
    const timestamp = '2026-01-15T10:00:01Z';
    const events = [
      { eventType: 'a', timestamp },
      { eventType: 'b', timestamp, participantId: 'participant_3' },
    ];
    expect(open.reply('appendEvents', { body: { roomId: 'room_1', events } })).toEqual({
      kind: 'refused',
      refusal: { kind: 'not_found', what: 'Participant' },
    });
    expect(open.rows('listRoomEvents', { path: room, query: all })).toHaveLength(40);
  });

  it('refuses a timestamp that no clock here can show, and names it', () => {
    const events = [{ eventType: 'leap', timestamp: '2016-12-31T23:59:60Z' }];
    expect(openWorld(world).reply('appendEvents', { body: { roomId: 'room_1', events } })).toEqual({
      kind: 'refused',
      refusal: { kind: 'invalid_body', path: 'events[0].timestamp', expected: 'ISO 8601 timestamp' },
    });
  });

  it('is forgotten by the next opening, and unknown to another one', () => {
    const events = [{ eventType: 'note', timestamp: '2026-01-15T10:00:01Z' }];
    openWorld(world).body('appendEvents', { body: { roomId: 'room_1', events } });
    expect(openWorld(world).rows('listRoomEvents', { path: room, query: all })).toHaveLength(40);
  });
});

const timeOf = (row: Row): number => Date.parse(String(row.timestamp));
const microsecond = (row: Row): number => Math.round(Math.min(3e15, Math.max(-3e15, Number(row.onset) * 1000)));
