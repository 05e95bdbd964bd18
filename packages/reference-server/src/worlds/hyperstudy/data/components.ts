import { type DataSet, isoTime, type Wire } from '../data-set.ts';
import { participantAt } from '../seats.ts';
import { shown, states } from './event-scripts.ts';
import { sessionBeat } from './session.ts';
import { inTurns, type Turn } from './turns.ts';

/** What each participant was shown, state after state, round after round. One in five is left before it is completed. */
export const components = (seed: string, componentsPerRoom: number): DataSet<Wire['Component']> => ({
  dataType: 'components',
  facets: ['componentType', 'completed', 'stateId'],
  seriesOf: (room) => {
    const beat = sessionBeat(room, `${seed}/components`, componentsPerRoom);
    const partAt = (index: number) => parts[Math.floor(index / room.seats) % parts.length] ?? parts[0];
    const facetsAt = (index: number) => ({
      componentType: partAt(index).component.type,
      stateId: partAt(index).stateId,
      completed: index % leftEvery !== leftEvery - 1,
      participantId: participantAt(room, index % room.seats),
    });
    const component = ({ index, atMs, onset }: Turn): Wire['Component'] => {
      const { component: kind, config } = partAt(index);
      return {
        componentId: kind.id,
        experimentId: room.experimentId,
        roomId: room.id,
        ...facetsAt(index),
        config: { ...config },
        timestamp: isoTime(atMs),
        onset,
        variableSnapshot: {
          round: 1 + Math.floor(index / (room.seats * parts.length)),
          condition: room.ordinal % 2 === 0 ? 'together' : 'apart',
        },
      };
    };
    const period = parts.length * room.seats * leftEvery;
    return [{ ...inTurns(room, beat, componentsPerRoom, component), period, facetsAt }];
  },
});

const leftEvery = 5;

interface Part {
  readonly component: { readonly id: string; readonly type: string };
  readonly stateId: string;
  readonly config: Readonly<Record<string, unknown>>;
}

const parts: readonly [Part, ...Part[]] = [
  { component: shown.video, stateId: states.watch.id, config: { videoId: 'video_1', controls: false, volume: 0.8 } },
  { component: shown.rating, stateId: states.watch.id, config: { min: 0, max: 100, sampleEveryMs: 500 } },
  {
    component: shown.choice,
    stateId: states.questions.id,
    config: { question: 'Have you seen this film?', options: ['yes', 'no', 'not sure'] },
  },
  { component: shown.textChat, stateId: states.discussion.id, config: { maxLength: 500, showNames: true } },
];
