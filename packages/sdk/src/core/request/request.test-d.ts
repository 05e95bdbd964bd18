import type { components } from '@latchkey/providers/hyperstudy/wire';
import { expectTypeOf, it } from 'vitest';
import { createHesedVid } from '../../systems/hesedvid.ts';
import { createHyperStudy } from '../../systems/hyperstudy.ts';

const client = createHyperStudy();
const videos = createHesedVid({ organization: 'org_1' });

it('gives what the document says of a path', () => {
  expectTypeOf(client.request('GET', '/health')).resolves.toEqualTypeOf<components['schemas']['Health']>();
  const events = client.request('GET', '/data/events/room/{roomId}', { path: { roomId: 'r' } });
  expectTypeOf(events).resolves.toHaveProperty('data').toEqualTypeOf<components['schemas']['Event'][]>();
});

it('asks for what the document requires', () => {
  // @ts-expect-error the room
  client.request('GET', '/data/events/room/{roomId}');
  // @ts-expect-error the room, under its own name
  client.request('GET', '/data/events/room/{roomId}', { path: { id: 'r' } });
  // @ts-expect-error a participant is asked for together with a room
  client.request('GET', '/data/events/participant/{participantId}', { path: { participantId: 'p' } });
  // @ts-expect-error the body
  client.request('POST', '/data/events/batch');
});

it('takes no path, method or filter that the document does not know', () => {
  // @ts-expect-error no such path
  client.request('GET', '/data/nothing');
  // @ts-expect-error the path answers to GET alone
  client.request('POST', '/health');
  // @ts-expect-error another system's path
  videos.request('GET', '/data/events/room/{roomId}', { path: { roomId: 'r' } });
  // @ts-expect-error no such order
  client.request('GET', '/data/events/room/{roomId}', { path: { roomId: 'r' }, query: { order: 'upwards' } });
});

it('does not ask for what the client was made for', () => {
  videos.request('GET', '/{orgID}/environments');
  videos.request('GET', '/{orgID}/videos/{videoID}', { path: { videoID: 'v' } });
  videos.request('GET', '/{orgID}/videos/{videoID}', { path: { orgID: 'org_2', videoID: 'v' } });
  // @ts-expect-error the video
  videos.request('GET', '/{orgID}/videos/{videoID}', { path: { orgID: 'org_2' } });
});

it('takes the options of a call, and gives results', () => {
  client.request('GET', '/health', {}, { deadline: '10s', signal: AbortSignal.abort() });
  expectTypeOf(client.request('GET', '/health')).toHaveProperty('result');
});
