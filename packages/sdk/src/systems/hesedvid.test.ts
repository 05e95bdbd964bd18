import { hesedvid } from '@latchkey/providers/hesedvid';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createHesedVid, type HesedVid } from './hesedvid.ts';

/** The sample that the system's document prints: 35 characters, where 32 are issued. */
const sampleKey = 'hv_live_123456789abcdefghijklmnopqrstuvwxyz';
const baseUrl = 'https://api.hesedvid.com/v1/api';
const organization = 'org_123456789';

const page = (ids: string[], total: number, number: number, pageSize: number) =>
  json({ body: { videos: ids.map((id) => ({ id })), pagination: { total, page: number, pageSize } } });
const problem = (status: number, title: string, detail: string) =>
  json({ title, status, detail }, status, { 'Content-Type': 'application/problem+json' });

const setUp = (...answers: Parameters<typeof stub>) => {
  const { fetch, asked } = stub(...answers);
  return { client: createHesedVid({ apiKey: sampleKey, organization, fetch, clock: virtualClock() }), asked };
};

/** Every call of the surface that gets something, and the path it is documented at. */
const gets: readonly (readonly [string, (client: HesedVid) => Promise<unknown>])[] = [
  ['/videos/vid_1', ({ videos }) => videos.get('vid_1')],
  [
    '/videos/vid_1/signed-url?expiration=15m&domains=example.com',
    ({ videos }) => videos.signedUrl('vid_1', { expiration: '15m', domains: 'example.com' }),
  ],
  ['/analytics/usage?from=2025-12-01', ({ analytics }) => analytics.usage({ from: '2025-12-01' })],
  ['/analytics/daily', ({ analytics }) => analytics.daily()],
  ['/analytics/storage', ({ analytics }) => analytics.storage()],
  ['/analytics/resolution-distribution', ({ analytics }) => analytics.resolutionDistribution()],
  ['/videos/vid_1/analytics/resolution', ({ analytics }) => analytics.ofVideo('vid_1')],
];

afterEach(() => vi.unstubAllEnvs());

describe('createHesedVid', () => {
  it.each(gets)('reads %s without its wrapper, with the key in X-Api-Key and nowhere else', async (path, get) => {
    const { client, asked } = setUp(json({ body: { seen: true } }));
    expect(await get(client)).toEqual({ seen: true });
    expect(asked).toEqual([
      {
        url: `${baseUrl}/${organization}${path}`,
        method: 'GET',
        headers: { Accept: 'application/json', 'X-Api-Key': sampleKey },
        body: undefined,
        redirect: 'manual',
      },
    ]);
  });

  it('lists the videos of all environments, or of one', async () => {
    const { client, asked } = setUp(page([], 0, 1, 20));
    await client.videos.list({ status: 'ready', sortBy: 'name' }).firstPage();
    await client.videos.list({ environment: 'pre prod', search: 'talk' }).firstPage();
    expect(asked.map(({ url }) => url)).toEqual([
      `${baseUrl}/${organization}/videos?status=ready&sortBy=name`,
      `${baseUrl}/${organization}/environments/pre%20prod/videos?search=talk`,
    ]);
  });

  it('goes from page to page by number until all videos are there', async () => {
    const { client, asked } = setUp(page(['a', 'b'], 3, 1, 2), page(['c'], 3, 2, 2));
    const ids: string[] = [];
    for await (const { id } of client.videos.list({ pageSize: 2 })) ids.push(id);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(asked.map(({ url }) => new URL(url).search)).toEqual(['?pageSize=2', '?pageSize=2&page=2']);
  });

  it('lists environments with one request', async () => {
    const { client, asked } = setUp(json({ body: { environments: [{ name: 'prod' }, { name: 'dev' }] } }));
    expect(await client.environments.list().toArray({ max: 10 })).toMatchObject([{ name: 'prod' }, { name: 'dev' }]);
    expect(asked.map(({ url }) => url)).toEqual([`${baseUrl}/${organization}/environments`]);
  });

  it('tests the key by HEAD', async () => {
    const { client, asked } = setUp(new Response(null), new Response(null, { status: 401 }));
    expect(await client.environments.check()).toBeUndefined();
    expect(asked).toMatchObject([{ method: 'HEAD', url: `${baseUrl}/${organization}/environments` }]);
    expect(await rejection(client.environments.check())).toMatchObject({ code: 'unauthorized', status: 401 });
  });

  it('knows that a key is of another organisation, though there is no body to say so', async () => {
    const { client, asked } = setUp(new Response(null, { status: 403, headers: { 'X-Request-Id': 'req_1' } }));
    const error = await rejection(client.environments.check());
    expect(error).toMatchObject({ code: 'wrong_organization', status: 403, attempts: [{ status: 403 }] });
    expect(error).not.toHaveProperty('requiredScopes');
    expect(asked).toHaveLength(1);
  });

  it('deletes without an answer to read', async () => {
    const { client, asked } = setUp(new Response(null, { status: 204 }));
    expect(await client.videos.delete('vid_1')).toBeUndefined();
    expect(asked).toMatchObject([{ method: 'DELETE', url: `${baseUrl}/${organization}/videos/vid_1` }]);
  });

  it('asks for a URL with a body that does not name the environment, which stands in the path', async () => {
    const answer = { signedURL: 'https://store.example/v', expiresAt: 1, videoID: 'vid_1' };
    const { client, asked } = setUp(json({ body: answer }));
    const upload = { environment: 'prod', filename: 'talk.mp4', fileSize: 1024 };
    expect(await client.videos.createUploadUrl(upload)).toEqual(answer);
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: `${baseUrl}/${organization}/environments/prod/videos/upload-url`,
        body: JSON.stringify({ filename: 'talk.mp4', fileSize: 1024 }),
      },
    ]);
  });

  it.each([
    ['bytes', new Uint8Array(7), 'video/mp4'],
    ['a file', new Blob(['1234567'], { type: 'video/webm' }), 'video/webm'],
  ])('security 17: uploads %s to wherever the URL leads, without the key', async (_, file, type) => {
    const answer = { signedURL: 'https://store.example/v?signature=abc', expiresAt: 1, videoID: 'vid_1' };
    const { client, asked } = setUp(json({ body: answer }), new Response(null));
    expect(await client.videos.upload({ environment: 'prod', filename: 'talk.mp4', file })).toEqual({
      videoID: 'vid_1',
    });
    expect(asked[0]?.body).toContain('"fileSize":7');
    expect(asked[1]).toMatchObject({ method: 'PUT', url: answer.signedURL, headers: { 'Content-Type': type } });
    expect(JSON.stringify(asked[1])).not.toContain(sampleKey);
  });

  it('makes an error of its own of an answer without its wrapper', async () => {
    const { client } = setUp(json({ id: 'vid_1' }), json(null));
    for (const call of [() => client.videos.get('vid_1'), () => client.analytics.storage()]) {
      expect(await rejection(call())).toMatchObject({ name: 'LatchkeyError', code: 'invalid_response' });
    }
  });

  it('takes key and base URL from variables', async () => {
    vi.stubEnv('HESEDVID_API_KEY', sampleKey);
    vi.stubEnv('HESEDVID_BASE_URL', 'http://127.0.0.1:4010/v1/api');
    const { fetch, asked } = stub(page([], 0, 1, 20));
    await createHesedVid({ organization: 'org_1', fetch }).videos.list().firstPage();
    expect(asked[0]).toMatchObject({
      url: 'http://127.0.0.1:4010/v1/api/org_1/videos',
      headers: { 'X-Api-Key': sampleKey },
    });
  });

  it.each(['', '..', 'a\ud800'])('refuses %j for an organisation', (given) => {
    expect(() => createHesedVid({ apiKey: sampleKey, organization: given })).toThrow(
      expect.objectContaining({ code: 'config', message: expect.stringContaining('`organization`') }),
    );
  });

  it('names the organisation where nothing at all is given, as callers without types do', () => {
    vi.stubEnv('HESEDVID_API_KEY', sampleKey);
    expect(() => Reflect.apply(createHesedVid, undefined, [])).toThrow(
      expect.objectContaining({ code: 'config', message: 'HesedVid needs `organization`.' }),
    );
  });

  it.each(['talk.mp4', undefined])('asks for no URL where the file is %j and not its bytes', async (file) => {
    const { client, asked } = setUp();
    const upload = Reflect.apply(client.videos.upload, undefined, [
      { environment: 'prod', filename: 'talk.mp4', file },
    ]);
    expect(await rejection(upload)).toMatchObject({ code: 'config', message: expect.stringContaining('`file`') });
    expect(asked).toEqual([]);
  });

  it.each([
    [401, 'Unauthorized', 'Missing or invalid API key', 'unauthorized'],
    [401, 'Unauthorized', 'Missing or invalid API key. The key has expired.', 'key_expired'],
    [
      403,
      'Forbidden',
      'Valid key, insufficient permissions. The key has no access to this environment.',
      'wrong_environment',
    ],
    [
      403,
      'Forbidden',
      'Valid key, insufficient permissions. The key has no access to this organization.',
      'wrong_organization',
    ],
    [404, 'Not Found', 'Video not found', 'not_found'],
    [409, 'Conflict', 'The video is not ready: it is transcoding.', 'conflict'],
  ] as const)('tells %i %s (%s) as %s, with its hint', async (status, title, detail, code) => {
    const { client } = setUp(problem(status, title, detail));
    const hints: Readonly<Record<string, string | undefined>> = hesedvid.errors.hints;
    expect(await rejection(client.videos.get('vid_1'))).toMatchObject({
      code,
      status,
      message: expect.stringContaining(detail),
      ...(hints[code] === undefined ? {} : { hint: hints[code] }),
    });
  });

  it('waits for the next hour where the class is spent, and holds back only what is of that class', async () => {
    const clock = virtualClock();
    const resetSeconds = Math.floor(clock.now() / 1000) + 1200;
    const spent = json({ title: 'Too Many Requests', status: 429, detail: 'Rate limit exceeded' }, 429, {
      'X-RateLimit-Limit': '500',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': String(resetSeconds),
      'Retry-After': '1200',
    });
    const { fetch, asked } = stub(spent, json({ body: {} }));
    const startMs = clock.now();
    const client = createHesedVid({ apiKey: sampleKey, organization, fetch, clock });
    await client.analytics.storage();
    expect(asked).toHaveLength(2);
    expect(clock.now() - startMs).toBeGreaterThanOrEqual(1_200_000);
    expect(clock.now() - startMs).toBeLessThan(1_210_000);
  });
});
