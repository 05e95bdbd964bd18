import type { components } from '@latchkey/providers/hyperstudy/wire';
import { expectTypeOf, it } from 'vitest';
import type { Pending } from '../core/error/result.ts';
import type { List, Page } from '../core/pages/list.ts';
import type { DownloadAllSummary, DownloadSummary } from '../download/options.ts';
import { createHyperStudy, type HyperStudy } from './hyperstudy.ts';

type Schemas = components['schemas'];

const client = createHyperStudy();

it('gives each list its own record, as the document has it', () => {
  expectTypeOf(client.events.inRoom('r')).toEqualTypeOf<List<Schemas['Event']>>();
  expectTypeOf(client.events.ofParticipant('p', { roomId: 'r' })).toEqualTypeOf<List<Schemas['Event']>>();
  expectTypeOf(client.recordings.inExperiment('e')).toEqualTypeOf<List<Schemas['Recording']>>();
  expectTypeOf(client.events.inRoom('r').firstPage()).resolves.toEqualTypeOf<Page<Schemas['Event']>>();
  expectTypeOf(client.events.inRoom('r').first()).resolves.toEqualTypeOf<Schemas['Event'] | undefined>();
  expectTypeOf(client.experiments.get('e')).resolves.toEqualTypeOf<Schemas['Experiment']>();
  expectTypeOf(client.recordings.downloadUrl('r', 'x')).resolves.toEqualTypeOf<string>();
  expectTypeOf(client.health()).resolves.toEqualTypeOf<Schemas['Health']>();
});

it('infers the item of a loop', async () => {
  for await (const event of client.events.inRoom('r', { limit: 500, order: 'asc' })) {
    expectTypeOf(event.onset).toEqualTypeOf<number>();
  }
});

it('takes the document’s filters, times also as Date', () => {
  client.events.inRoom('r', { startTime: new Date(), endTime: '2026-01-15T10:00:00Z', category: undefined });
  client.events.inRoom('r', {}, { cursor: 'c', prefetch: true, deadline: '30s' });
  // @ts-expect-error the document has no such order
  client.events.inRoom('r', { order: 'upwards' });
  // @ts-expect-error how an answer is written is the client's business
  client.events.inRoom('r', { format: 'csv' });
  // @ts-expect-error a filter of another list
  client.chat.inRoom('r', { aggregationWindow: 1000 });
  // @ts-expect-error only times are given as Date
  client.events.inExperiment('e', { deploymentId: new Date() });
});

it('asks for a participant together with a room', () => {
  client.events.ofParticipant('p', { roomId: 'r' });
  // @ts-expect-error without a room
  client.events.ofParticipant('p');
  // @ts-expect-error without a room
  client.counts.ofParticipant('p', {});
});

it('offers no keys: the system manages them in a web page and not over REST', () => {
  expectTypeOf<HyperStudy>().not.toHaveProperty('keys');
});

it('offers participants and rooms only where the document does', () => {
  expectTypeOf<HyperStudy['participants']>().not.toHaveProperty('ofParticipant');
  expectTypeOf<HyperStudy['rooms']>().not.toHaveProperty('inRoom');
});

it('downloads recordings to files and streams, and all of a list', () => {
  const { recordings } = client;
  expectTypeOf(recordings.download('r', 'x', 'talk.mp4')).toEqualTypeOf<Pending<DownloadSummary>>();
  recordings.download('r', 'x', new WritableStream(), { size: 1, resume: true, timeout: '1m' });
  const to = ({ recordingId }: Schemas['Recording']) => `${recordingId}.mp4`;
  expectTypeOf(recordings.downloadAll(recordings.inRoom('r'), to)).toEqualTypeOf<Pending<DownloadAllSummary>>();
  recordings.downloadAll([], to, { atOnce: 2 });
  // @ts-expect-error events have no files
  recordings.downloadAll(client.events.inRoom('r'), to);
  // @ts-expect-error the size is that of each record
  recordings.downloadAll([], to, { size: 1 });
  // @ts-expect-error nowhere to go
  recordings.download('r', 'x');
});

it('takes the key in every form', () => {
  createHyperStudy({ apiKey: 'k' });
  createHyperStudy({ apiKey: process.env.HYPERSTUDY_API_KEY });
  createHyperStudy({ apiKey: async () => 'k' });
  createHyperStudy({ fetch: globalThis.fetch });
  // @ts-expect-error a key is no number
  createHyperStudy({ apiKey: 1 });
});
