import { pick } from '../../lazy/noise.ts';
import { type DataSet, isoTime, type Wire } from '../data-set.ts';
import { numbered } from '../numbered-id.ts';
import type { Room } from '../plan.ts';
import { nameAt, participantAt } from '../seats.ts';
import { sessionBeat } from './session.ts';
import { inTurns, type Turn } from './turns.ts';

/** What participants wrote, one after the other, each to all the others. A participant's messages are those they sent. */
export const chat = (seed: string, messagesPerRoom: number): DataSet<Wire['ChatMessage']> => ({
  dataType: 'chat',
  facets: [],
  seriesOf: (room) => {
    const beat = sessionBeat(room, `${seed}/chat`, messagesPerRoom);
    const message = ({ index, seat, atMs, onset }: Turn): Wire['ChatMessage'] => ({
      messageId: numbered('message', room.ordinal * messagesPerRoom + index),
      experimentId: room.experimentId,
      roomId: room.id,
      senderId: participantAt(room, seat),
      senderName: nameAt(seat),
      content: pick(beat.noise(index), lines),
      timestamp: isoTime(atMs),
      onset,
      recipientIds: othersThan(room, seat),
      messageType: 'text',
    });
    return [inTurns(room, beat, messagesPerRoom, message)];
  },
});

const othersThan = (room: Room, sender: number): string[] =>
  Array.from({ length: room.seats }, (_, seat) => seat)
    .filter((seat) => seat !== sender)
    .map((seat) => participantAt(room, seat));

const lines = [
  'Shall we start?',
  'Did you see that?',
  'I thought she would leave, and then she stayed.',
  'The music made it sad for me.',
  'I say 7, you?',
  'Same here 🙂',
  'Wait, mine is paused',
  'I would call it "calm", not happy',
  'ok',
  'Which one do you mean?',
] as const;
