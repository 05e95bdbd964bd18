import { createWitness } from '@latchkey/contract';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { document } from '@latchkey/providers/hyperstudy/document';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { documentedRequests } from './documented-operations.ts';

/** Keys that no answer may repeat: one good for everything, one for little, one dead, one that nobody issued. */
export const canaries: readonly string[] = [
  `hst_live_${'fullcanary4'.repeat(6).slice(0, 64)}`,
  `hst_live_${'littlecanary7'.repeat(6).slice(0, 64)}`,
  `hst_live_${'deadcanary9'.repeat(6).slice(0, 64)}`,
  `hst_live_${'nobodyscanary3'.repeat(6).slice(0, 64)}`,
];

/** What every run of a canary holds that is long enough to tell anything; masks stop before it. */
export const trace = /canary/i;

const event = { eventType: 'click', timestamp: '2026-01-15T10:00:00.000Z' };
export const documented = documentedRequests(document, { roomId: 'room_1', events: [event] });
export const ids = {
  roomId: 'room_1',
  experimentId: 'experiment_1',
  participantId: 'participant_1',
  recordingId: 'recording_1',
};
export const basePath = new URL(hyperstudy.baseUrl).pathname;

/** One for all: it learns nothing but what it has seen. */
const witness = createWitness(document);

/** A server that knows the canaries. `limits`: as documented, or none. */
export const openArena = async ({ limits }: { readonly limits: boolean }) => {
  const server = createReferenceServer(hyperstudy, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hyperstudyWorld({ rooms: 1, eventsPerRoom: 3 }),
    ...(limits ? {} : { limits: [] }),
    browserOrigins: ['http://localhost:5173'],
  });
  const [full = '', little = '', dead = ''] = canaries;
  await server.keys.import({ secret: full, name: 'full', scopes: ['*'], expires: 'never' });
  await server.keys.import({ secret: little, name: 'little', scopes: ['read:sync'], expires: 'never' });
  const { key } = await server.keys.import({ secret: dead, name: 'dead', scopes: ['*'], expires: 'never' });
  await server.keys.revoke(key.id);
  return { server, witness };
};

export type Arena = Awaited<ReturnType<typeof openArena>>;
