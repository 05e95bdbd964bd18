import { states } from '../data/event-scripts.ts';
import { isoTime, type Wire } from '../data-set.ts';
import { numberIn } from '../numbered-id.ts';
import type { Plan } from '../plan.ts';
import { roles } from '../seats.ts';

/** The listed experiments whose name or description holds a text, whatever its case, in their order. */
export const experimentsWith = (plan: Plan, search: string): string[] => {
  const sought = search.toLowerCase();
  return plan.experimentIds.filter((id) => {
    const { name, description } = titleOf(id);
    return `${name}\n${description}`.toLowerCase().includes(sought);
  });
};

/** An experiment by its id; null where there is none. */
export const experimentRecord = (plan: Plan, id: string): Wire['Experiment'] | null => {
  const rooms = plan.roomsOf(id);
  if (rooms === null) return null;
  const { owner, participantsPerRoom, startsAtMs } = plan.size;
  return {
    id,
    ...titleOf(id),
    ownerEmail: `${owner.replaceAll(/[^\w.-]/g, '.')}@example.org`,
    ownerId: owner,
    roomCount: rooms.length,
    participantCount: rooms.length * participantsPerRoom,
    createdAt: isoTime(startsAtMs - 14 * dayMs + (numberIn('experiment', id) ?? 0) * hourMs),
    updatedAt: isoTime(startsAtMs - 5 * dayMs),
    states: Object.values(states).map((state) => ({ ...state })),
    roles: roles.map((role) => ({ ...role })),
    requiredParticipants: participantsPerRoom,
  };
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A text search must not match across name and description: a line break stands between them. */
const titleOf = (id: string) => {
  const index = numberIn('experiment', id);
  if (index === null)
    return { name: 'Printed examples', description: "The rooms that the documentation's examples ask for." };
  const { name, description } = topics[index % topics.length] ?? topics[0];
  const series = Math.floor(index / topics.length);
  return { name: series === 0 ? name : `${name} (series ${series + 1})`, description };
};

interface Topic {
  readonly name: string;
  readonly description: string;
}

const topics: readonly [Topic, ...Topic[]] = [
  { name: 'Shared music', description: 'Two people listen to the same music and say how it moves them.' },
  { name: 'Film and empathy', description: 'Partners watch a short film, apart or together, and rate what they feel.' },
  { name: 'Trust game with video chat', description: 'An economic game, with and without seeing the other.' },
  { name: 'Collective memory', description: 'Groups recall a documentary first alone and then together.' },
  { name: 'Synchrony at a distance', description: 'How playback delays change the feeling of being together.' },
];
