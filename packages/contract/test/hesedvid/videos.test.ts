import type { Provider } from '@latchkey/providers';
import { hesedvid } from '@latchkey/providers/hesedvid';
import { createReferenceServer, type VirtualClock, virtualClock } from '@latchkey/reference-server';
import { hesedvidWorld } from '@latchkey/reference-server/worlds/hesedvid';
import type { ClientEvent } from '@latchkey/sdk';
import { createHesedVid } from '@latchkey/sdk/hesedvid';
import { afterEach, describe, expect, it } from 'vitest';
import { type DoorName, doorNames, doors, type Fetch } from '../matrix/doors.ts';

const organization = 'org_123456789';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The first bytes of an MP4 file, and zeros. */
const mp4 = new Uint8Array(4096);
mp4.set([0, 0, 0, 16, ...new TextEncoder().encode('ftypisom')]);

const open = async (name: DoorName) => {
  const server = createReferenceServer<Provider, VirtualClock>(hesedvid, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hesedvidWorld(),
  });
  const door = await doors[name](server);
  closers.push(door.close);
  /** Every request as it left: its URL, and whether the key went along. */
  const sent: { readonly url: string; readonly hasKey: boolean }[] = [];
  const watched: Fetch = (input, init) => {
    sent.push({ url: String(input), hasKey: new Headers(init?.headers).has('X-Api-Key') });
    return door.fetch(input, init);
  };
  const events: ClientEvent[] = [];
  const client = async (type: 'full-access' | 'environment') => {
    const { secret } =
      type === 'environment'
        ? await server.keys.issue({ name: 'script', type, environment: 'staging', scopes: [] })
        : await server.keys.issue({ name: 'script', type, scopes: [] });
    return createHesedVid({
      organization,
      apiKey: secret,
      baseUrl: door.baseUrl,
      fetch: watched,
      clock: server.clock,
      onEvent: (event) => events.push(event),
    });
  };
  return { server, client, sent, events, fetch: door.fetch, baseUrl: door.baseUrl };
};

describe.each(doorNames)('HesedVid through the %s door', (name) => {
  it('tells the seed’s test of a key no length that the answer to GET has not', async () => {
    const { server, fetch, baseUrl } = await open(name);
    const { secret } = await server.keys.issue({ name: 'script', type: 'full-access', scopes: [] });
    const url = `${baseUrl}/${organization}/environments`;
    const { status, headers } = await fetch(url, { method: 'HEAD', headers: { 'X-Api-Key': secret.reveal() } });
    expect([status, headers.get('content-length')]).toEqual([200, null]);
  });

  it('ruling 34: uploads a video, sees it become ready, and plays it by a link until that has run out', async () => {
    const { server, client, sent, events, fetch } = await open(name);
    const { videos } = await client('full-access');

    const { videoID } = await videos.upload({ environment: 'prod', filename: 'talk.mp4', file: mp4 });
    expect((await videos.get(videoID)).status).toBe('transcoding');
    await expect(videos.signedUrl(videoID)).rejects.toMatchObject({ code: 'conflict' });
    await server.clock.advance('1m');
    expect(await videos.get(videoID)).toMatchObject({ status: 'ready', name: 'talk', environment: 'prod' });

    const { signedURL } = await videos.signedUrl(videoID, { expiration: '15m' });
    const playlist = await fetch(signedURL);
    expect([playlist.status, (await playlist.text()).split('\n')[0]]).toEqual([200, '#EXTM3U']);
    await server.clock.advance('15m');
    expect((await fetch(signedURL)).status).toBe(403);

    const uploads = sent.filter(({ url }) => url.includes('/upload?'));
    expect(uploads).toMatchObject([{ hasKey: false }]);
    const signature = new URL(uploads[0]?.url ?? '').searchParams.get('signature') ?? '';
    expect(signature).toHaveLength(64);
    expect(JSON.stringify(events)).not.toContain(signature);
  });

  it('reads what the key reaches, and is told what it does not', async () => {
    const { client } = await open(name);
    const { videos, environments, analytics } = await client('environment');
    await environments.check();
    expect(await environments.list().toArray({ max: 10 })).toMatchObject([{ name: 'staging' }]);
    const seen = await videos.list({ pageSize: 7 }).toArray({ max: 100 });
    expect(seen).toHaveLength(40);
    expect(new Set(seen.map(({ environment }) => environment))).toEqual(new Set(['staging']));
    expect((await analytics.storage()).videos).toBe(40);
    await expect(videos.list({ environment: 'prod' }).firstPage()).rejects.toMatchObject({
      code: 'wrong_environment',
      status: 403,
      hint: hesedvid.errors.hints.wrong_environment,
    });
  });

  it('tells a key of another organisation, by HEAD too', async () => {
    const { server, fetch, baseUrl } = await open(name);
    const { secret } = await server.keys.issue({ name: 'script', type: 'full-access', scopes: [] });
    const other = { apiKey: secret, organization: 'org_987654321', baseUrl, fetch, clock: server.clock };
    const { environments, videos } = createHesedVid(other);
    for (const asked of [environments.check(), environments.list().firstPage(), videos.list().firstPage()]) {
      await expect(asked).rejects.toMatchObject({ code: 'wrong_organization', status: 403 });
    }
  });

  it('deletes a video', async () => {
    const { client } = await open(name);
    const { videos } = await client('full-access');
    const video = await videos.list({ environment: 'dev', status: 'ready' }).first();
    await videos.delete(video?.id ?? '');
    await expect(videos.get(video?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
  });
});
