import type { components } from '@latchkey/providers/hesedvid/wire';
import { expectTypeOf, it } from 'vitest';
import type { List, Page } from '../core/pages/list.ts';
import { createHesedVid, type HesedVid } from './hesedvid.ts';

type Schemas = components['schemas'];

const client = createHesedVid({ organization: 'org_123456789' });

it('needs an organisation', () => {
  // @ts-expect-error without one there is nothing to ask about
  createHesedVid({});
  // @ts-expect-error without one there is nothing to ask about
  createHesedVid();
});

it('gives each list its own record, as the document has it', () => {
  expectTypeOf(client.videos.list()).toEqualTypeOf<List<Schemas['Video']>>();
  expectTypeOf(client.environments.list()).toEqualTypeOf<List<Schemas['Environment']>>();
  expectTypeOf(client.videos.list().firstPage()).resolves.toEqualTypeOf<Page<Schemas['Video']>>();
});

it('infers the item of a loop, and gives answers without their wrapper', async () => {
  for await (const video of client.videos.list({ environment: 'prod', status: 'ready' })) {
    expectTypeOf(video.durationSeconds).toEqualTypeOf<number>();
    expectTypeOf(video.status).toEqualTypeOf<'transcoding' | 'ready' | 'failed'>();
  }
  const { signedURL } = await client.videos.createUploadUrl({
    environment: 'prod',
    filename: 'talk.mp4',
    fileSize: 1024,
  });
  expectTypeOf(signedURL).toEqualTypeOf<string>();
  expectTypeOf(client.videos.get('vid')).resolves.toEqualTypeOf<Schemas['Video']>();
  expectTypeOf(client.videos.signedUrl('vid')).resolves.toEqualTypeOf<Schemas['SignedUrl']>();
  expectTypeOf(client.videos.delete('vid')).resolves.toEqualTypeOf<void>();
  expectTypeOf(client.environments.check()).resolves.toEqualTypeOf<void>();
  expectTypeOf(client.analytics.usage()).resolves.toEqualTypeOf<Schemas['Usage']>();
  expectTypeOf(client.analytics.daily()).resolves.toEqualTypeOf<Schemas['DailyUsage']>();
  expectTypeOf(client.analytics.storage()).resolves.toEqualTypeOf<Schemas['Storage']>();
  expectTypeOf(client.analytics.resolutionDistribution()).resolves.toEqualTypeOf<Schemas['Resolutions']>();
  expectTypeOf(client.analytics.ofVideo('vid')).resolves.toEqualTypeOf<Schemas['VideoResolutions']>();
});

it('takes the document’s filters', () => {
  client.videos.list({ pageSize: 100, sortBy: 'duration', sortDir: 'asc', from: '2025-12-01' }, { deadline: '30s' });
  client.videos.signedUrl('vid', { expiration: '15m', domains: 'example.com' });
  // @ts-expect-error the document has no such state
  client.videos.list({ status: 'lost' });
  // @ts-expect-error nor such a length
  client.videos.signedUrl('vid', { expiration: '2h' });
});

it('takes the document’s bodies', () => {
  client.videos.upload({ environment: 'prod', filename: 'talk.mp4', file: new Blob([]) });
  client.videos.upload({ environment: 'prod', filename: 'talk.mp4', file: new Uint8Array(1), videoQuality: 'high' });
  // @ts-expect-error without its environment
  client.videos.createUploadUrl({ filename: 'talk.mp4', fileSize: 1024 });
  // @ts-expect-error the newer page's name of the field
  client.videos.createUploadUrl({ environment: 'prod', fileName: 'talk.mp4', fileSize: 1024 });
});

it('offers no keys: the system manages them in a web page and not over REST', () => {
  expectTypeOf<HesedVid>().not.toHaveProperty('keys');
  // @ts-expect-error no key endpoints
  client.keys;
});
