import { type Beat, beatAt } from '../../lazy/beat.ts';
import { below, noise, pick } from '../../lazy/noise.ts';
import type { Series } from '../../lazy/series.ts';
import { type DataSet, isoTime, type Wire } from '../data-set.ts';
import { numbered } from '../numbered-id.ts';
import type { Room } from '../plan.ts';
import { participantAt, roleAt } from '../seats.ts';
import { coda, prelude, round, type Step } from './event-scripts.ts';
import { sessionMs } from './session.ts';

/** What happened in a room: some of it before the start, rounds without end, some of it after. */
export const events = (seed: string, eventsPerRoom: number): DataSet<Wire['Event']> => ({
  dataType: 'events',
  facets: ['category'],
  seriesOf: (room) => {
    const outer = Math.floor(eventsPerRoom / 8);
    const before = Math.min(prelude.length * room.seats, outer);
    const after = Math.min(coda.length * room.seats, outer);
    const within = eventsPerRoom - before - after;
    const stepMs = Math.max(2, Math.floor(sessionMs / Math.max(1, within)));
    const endsAtMs = room.startedAtMs + within * stepMs;
    const chance = noise(`${seed}/${room.ordinal}/events`);
    const act = (script: readonly Step[], first: number, length: number, startMs: number, pace: number) =>
      actOf({
        room,
        script,
        first: room.ordinal * eventsPerRoom + first,
        length,
        beat: { startMs, stepMs: pace, noise: chance },
      });
    return [
      act(prelude, 0, before, room.startedAtMs - preludeMs, Math.floor(preludeMs / Math.max(1, before))),
      act(round, before, within, room.startedAtMs, stepMs),
      act(coda, before + within, after, endsAtMs, 2000),
    ];
  },
});

const preludeMs = 5 * 60_000;

interface Act {
  readonly room: Room;
  readonly script: readonly Step[];
  /** The first event's number among all rooms' events. */
  readonly first: number;
  readonly length: number;
  readonly beat: Beat;
}

const actOf = ({ room, script, first, length, beat }: Act): Series<Wire['Event']> => {
  const stepAt = (index: number): Step => script[Math.floor(index / room.seats) % script.length] ?? nothing;
  const participantOf = (index: number) => (stepAt(index).byNobody ? null : participantAt(room, index % room.seats));
  return {
    length,
    period: script.length * room.seats,
    facetsAt: (position) => ({ category: stepAt(position).category, participantId: participantOf(position) }),
    timeAt: (index) => beatAt(beat, index),
    recordAt: (index) => {
      const step = stepAt(index);
      const atMs = beatAt(beat, index);
      const chance = (channel: number) => beat.noise(first + index, channel);
      return {
        id: numbered('event', first + index),
        timestamp: isoTime(atMs),
        onset: atMs - room.startedAtMs,
        experimentId: room.experimentId,
        sessionId: room.id,
        roomId: room.id,
        participantId: participantOf(index),
        eventType: step.eventType,
        category: step.category,
        componentType: step.component?.type ?? null,
        componentId: step.component?.id ?? null,
        content: step.content ? { ...step.content } : null,
        stateId: step.state.id,
        stateName: step.state.name,
        participantRole: step.byNobody ? null : roleAt(index % room.seats),
        duration: step.longestMs ? below(chance(1), step.longestMs) : null,
        response: step.answers
          ? { value: pick(chance(2), step.answers), responseTime: 400 + below(chance(3), 6000) }
          : null,
      };
    },
  };
};

const nothing: Step = { eventType: 'system.idle', category: 'system', state: { id: 'state_0', name: 'Idle' } };
