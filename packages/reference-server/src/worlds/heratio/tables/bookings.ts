import { noise, pick } from '../../lazy/noise.ts';
import type { WorldSize } from '../options.ts';
import { type ReadingRoom, readingRooms } from '../reading-rooms.ts';
import type { Researcher } from '../researchers.ts';
import { dateText, dayMs, momentText, type Wire } from '../wire.ts';

/** A booking with the room that it is in. */
export interface Booked {
  readonly record: Wire['Booking'];
  readonly room: ReadingRoom;
}

/** A researcher's bookings, one a week: the latest day first. No two researchers' overlap. */
export const bookingsOf = (size: WorldSize, researcher: Researcher): Booked[] =>
  Array.from({ length: size.bookings }, (_, index) => booking(size, researcher, index)).sort(byDay);

/** The latest day comes first; within a day they are in the order of their times. */
export const byDay = ({ record: one }: Booked, { record: other }: Booked): number => {
  if (one.booking_date !== other.booking_date) return one.booking_date < other.booking_date ? 1 : -1;
  return one.start_time === other.start_time ? one.id - other.id : one.start_time < other.start_time ? -1 : 1;
};

const booking = (size: WorldSize, researcher: Researcher, index: number): Booked => {
  const chance = noise(`${size.seed}/${researcher}/bookings`);
  const weeksAhead = Math.ceil(size.bookings / 2) - index;
  // Eight researchers share a day: four times of day in each of two rooms.
  const startHour = 9 + 2 * (researcher % 4);
  const room = readingRooms[Math.floor(researcher / 4) % 2] ?? readingRooms[0];
  const dayOfIt = size.asOfMs + (weeksAhead * 7 + Math.floor(researcher / 8)) * dayMs;
  const states = dayOfIt > size.asOfMs ? ahead : past;
  return {
    room,
    record: {
      id: researcher * size.bookings + index + 1,
      booking_date: dateText(dayOfIt),
      start_time: `${String(startHour).padStart(2, '0')}:00:00`,
      end_time: `${String(startHour + 1).padStart(2, '0')}:${pick(chance(index, 1), ['00', '30'])}:00`,
      status: index === 0 && states === ahead ? 'pending' : pick(chance(index, 2), states),
      purpose: pick(chance(index, 3), ['Letters of 1893', 'Maps of the harbour', null]),
      room_name: room.name,
      room_location: room.location,
      created_at: momentText(Math.min(dayOfIt - 30 * dayMs, size.asOfMs - (index + 1) * dayMs)),
    },
  };
};

const ahead = ['pending', 'confirmed', 'confirmed', 'cancelled'] as const;
const past = ['completed', 'completed', 'completed', 'cancelled', 'no_show'] as const;
