import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Provider } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, type VirtualClock, virtualClock } from '@latchkey/reference-server';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import type { ClientEvent } from '@latchkey/sdk';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doors, type Fetch } from '../matrix/doors.ts';
import { traces } from '../traces.ts';
import { openFileOrigin, type Whim } from './file-origin.ts';

const closers: (() => Promise<void>)[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-recordings-'));
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  rmSync(folder, { recursive: true });
});
const at = (name: string) => join(folder, name);

/** A system over real HTTP whose links lead to another origin. */
const open = async (...whims: readonly Whim[]) => {
  const server = createReferenceServer<Provider, VirtualClock>(hyperstudy, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hyperstudyWorld({ rooms: 2, eventsPerRoom: 10 }),
  });
  const door = await doors.http(server);
  const files = await openFileOrigin(server, whims);
  closers.push(door.close, files.close);
  let minted = 0;
  const fetch: Fetch = async (input, init) => {
    const answer = await door.fetch(input, init);
    if (!String(input).includes('/recordings/download/')) return answer;
    minted += 1;
    const text = (await answer.text()).replaceAll(new URL(door.baseUrl).origin, files.origin);
    return new Response(text, { status: answer.status, headers: { 'Content-Type': 'application/json' } });
  };
  const { key, secret } = await server.keys.issue({ name: 'files', scopes: ['read:recordings'], expires: '90d' });
  const events: ClientEvent[] = [];
  const onEvent = (event: ClientEvent) => void events.push(event);
  const client = createHyperStudy({ apiKey: secret, baseUrl: door.baseUrl, fetch, clock: server.clock, onEvent });
  const recordings = await client.recordings.inRoom('room_1').toArray();
  const sizeOf = (id: string) => recordings.find(({ recordingId }) => recordingId === id)?.fileSize;
  return { server, files, client, events, secret, keyId: key.id, recordings, sizeOf, minted: () => minted };
};

describe('HyperStudy’s recordings, whose files are at another origin', () => {
  it('security 17: are downloaded without the key, and by a new link where the old one ran out', async () => {
    const { server, files, client, events, secret, recordings, minted } = await open(
      { breaksAfter: 5000 },
      { retryAfter: 3600 },
    );
    const [recording] = recordings;
    if (!recording) throw new Error('The room has no recording.');
    const { roomId, recordingId, fileSize } = recording;

    const summary = await client.recordings.download(roomId, recordingId, at('talk.mp4'));

    const file = readFileSync(at('talk.mp4'));
    expect(file.subarray(4, 8).toString()).toBe('ftyp');
    expect(summary).toEqual({ bytes: fileSize, resumedBytes: 0, requests: 4 });
    expect(file).toHaveLength(fileSize ?? 0);
    expect(readdirSync(folder)).toEqual(['talk.mp4']);
    // The link did not outlive the hour that the host asked for.
    expect(minted()).toBe(2);
    const whole = await server.fetch(await client.recordings.downloadUrl(roomId, recordingId));
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(file);

    const everything = inspect(files.told, { depth: 5, maxArrayLength: null });
    expect(files.told).toHaveLength(4);
    expect(everything.toLowerCase()).not.toMatch(/x-api-key|authorization|cookie/);
    expect(traces(secret, hyperstudy.keyFormat).filter((trace) => everything.includes(trace))).toEqual([]);
    const signature = new URL(files.told[0]?.url ?? '', files.origin).searchParams.get('signature') ?? '';
    expect(signature).toHaveLength(64);
    expect(JSON.stringify(events)).not.toContain(signature);
  });

  it('are downloaded all of a list, several at once, each as long as its record says', async () => {
    const { files, client, recordings, sizeOf } = await open({ breaksAfter: 300 });
    const list = client.recordings.inRoom('room_1', { limit: 2 });
    const to = ({ recordingId }: { recordingId: string }) => at(recordingId);
    const { failed, ...sum } = await client.recordings.downloadAll(list, to, { atOnce: 3 });
    expect(failed).toEqual([]);
    expect(recordings.length).toBeGreaterThan(1);
    expect(sum).toEqual({
      files: recordings.length,
      bytes: recordings.reduce((bytes, { fileSize = 0 }) => bytes + fileSize, 0),
      requests: recordings.length + 1,
    });
    for (const name of readdirSync(folder)) expect(readFileSync(at(name))).toHaveLength(sizeOf(name) ?? 0);
    expect(files.told).toHaveLength(recordings.length + 1);
  });

  it('security 14: fail without a word of the link, where the key may not have one or the file is away', async () => {
    const { server, files, client, recordings, secret, keyId } = await open();
    const { roomId = '', recordingId = '' } = recordings[0] ?? {};
    await files.close();
    const away = await client.recordings.download(roomId, recordingId, at('a')).result();
    expect(away).toMatchObject({ ok: false, error: { code: 'network', attempts: { length: 5 } } });
    expect(inspect(away, { depth: 10, showHidden: true })).not.toMatch(/signature|expires=/);
    const nowhere = await client.recordings.download('room_1', 'nowhere', at('a')).result();
    expect(nowhere).toMatchObject({ ok: false, error: { code: 'not_found', status: 404 } });
    await server.keys.revoke(keyId);
    const refused = await client.recordings.download(roomId, recordingId, at('a')).result();
    expect(refused).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
    const said = inspect([away, nowhere, refused], { depth: 10, showHidden: true });
    expect(traces(secret, hyperstudy.keyFormat).filter((trace) => said.includes(trace))).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    closers.pop();
  });
});
