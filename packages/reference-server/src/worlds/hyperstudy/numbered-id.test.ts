import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numbered, numberIn } from './numbered-id.ts';

it('reads back the index that an id was written from', () => {
  fc.assert(
    fc.property(fc.nat(), (index) => {
      expect(numberIn('room', numbered('room', index))).toBe(index);
    }),
  );
});

it.each([
  'room_0',
  'room_01',
  'room_-1',
  'room_1 ',
  'room_1e3',
  'room_',
  'rooms_1',
  'xroom_1',
  'room_१',
  'room_9999999999999999',
])('reads nothing from %s', (id) => expect(numberIn('room', id)).toBeNull());
