import { pick } from '../../lazy/noise.ts';
import { type DataSet, isoTime, type Wire } from '../data-set.ts';
import { numbered } from '../numbered-id.ts';
import { nameAt, participantAt } from '../seats.ts';
import { momentAt, sessionBeat } from './session.ts';

/** What participants wrote, one after the other, each to all the others. A participant's messages are those they sent. */
export const chat = (seed: string, messagesPerRoom: number): DataSet<Wire['ChatMessage']> => ({
  dataType: 'chat',
  facets: [],
  seriesOf: (room) => {
    const beat = sessionBeat(room, `${seed}/chat`, messagesPerRoom);
    return [
      {
        length: messagesPerRoom,
        period: room.seats,
        facetsAt: (seat) => ({ participantId: participantAt(room, seat) }),
        timeAt: (index) => momentAt(room, beat, index).atMs,
        recordAt: (index) => {
          const { atMs, onset } = momentAt(room, beat, index);
          const sender = index % room.seats;
          const others = Array.from({ length: room.seats }, (_, seat) => seat).filter((seat) => seat !== sender);
          return {
            messageId: numbered('message', room.ordinal * messagesPerRoom + index),
            experimentId: room.experimentId,
            roomId: room.id,
            senderId: participantAt(room, sender),
            senderName: nameAt(sender),
            content: pick(beat.noise(index), lines),
            timestamp: isoTime(atMs),
            onset,
            recipientIds: others.map((seat) => participantAt(room, seat)),
            messageType: 'text',
          };
        },
      },
    ];
  },
});

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
