import { describe, expect, it } from 'vitest';
import { here, mp4, openLibrary } from '../../../test/hesedvid/open-library.ts';

const talk = { filename: 'talk.mp4', fileSize: 1024 };

/** A library in which an upload was asked for. */
const askForUpload = async (body: object = talk) => {
  const library = openLibrary();
  const key = await library.fullKey();
  const answer = await library.post(key, `${here}/environments/prod/videos/upload-url`, body);
  const { signedURL, expiresAt, videoID } = answer.body?.body ?? {};
  const put = (bytes: BodyInit = mp4(), headers: Record<string, string> = { 'Content-Type': 'video/mp4' }) =>
    library.request(signedURL, { method: 'PUT', body: bytes, headers });
  const video = async () => (await library.ask(key, `${here}/videos/${videoID}`)).body;
  return { ...library, key, answer, signedURL: String(signedURL), expiresAt, videoID, put, video };
};

describe('ruling 34: an upload', () => {
  it('becomes ready on the clock, and nothing is listed before its bytes came', async () => {
    const { server, key, put, video, videos, videoID } = await askForUpload();
    expect(await video()).toMatchObject({ status: 404 });
    const response = await put(mp4(500_000));
    expect([response.status, await response.json()]).toEqual([
      200,
      { body: { videoID, status: 'transcoding', size: 500_000 } },
    ]);
    expect((await video()).body).toMatchObject({
      name: 'talk',
      status: 'transcoding',
      duration: '0:00',
      thumbnailUrl: null,
      environment: 'prod',
      served: '0 views',
      allowPublicAccess: false,
      videoQuality: 'standard',
    });
    expect(await videos(key, `${here}/videos?status=transcoding`)).toMatchObject([{ id: videoID }]);
    await server.clock.advance(59_999);
    expect((await video()).body.status).toBe('transcoding');
    await server.clock.advance(1);
    expect((await video()).body).toMatchObject({ status: 'ready', duration: '0:02', durationSeconds: 2 });
    expect((await videos(key, `${here}/videos`))[0]).toMatchObject({ id: videoID });
  });

  it.each([
    ['AVI', 'RIFF\0\0\0\0AVI LIST', 'ready'],
    ['WebM', '\x1a\x45\xdf\xa3', 'ready'],
    ['MOV', '\0\0\0\x08wide', 'ready'],
    ['a text', 'hello, world', 'failed'],
    ['a WAV', 'RIFF\0\0\0\0WAVEfmt ', 'failed'],
    ['three bytes', 'ftp', 'failed'],
  ])('of %s', async (_, text, expected) => {
    const { server, put, video } = await askForUpload();
    await put(
      Uint8Array.from(text, (each) => each.charCodeAt(0)),
      {},
    );
    expect((await video()).body.status).toBe('transcoding');
    await server.clock.advance('1m');
    expect((await video()).body.status).toBe(expected);
  });

  it('works for an hour and not a moment longer', async () => {
    const { server, put, expiresAt } = await askForUpload();
    expect(expiresAt).toBe(server.clock.now() / 1000 + 3600);
    await server.clock.advance(3_599_999);
    expect((await put()).status).toBe(200);
    await server.clock.advance(1);
    const late = await put();
    expect([late.status, await late.json()]).toEqual([
      403,
      { title: 'Forbidden', status: 403, detail: 'The URL has expired.' },
    ]);
  });

  it('cannot be prolonged or turned to another video', async () => {
    const { request, signedURL, expiresAt, videoID, ask, key } = await askForUpload();
    const put = async (url: string) => {
      const response = await request(url, { method: 'PUT', body: mp4() });
      return [response.status, (await response.json()).detail];
    };
    const unsigned = [403, 'The URL is not valid.'];
    expect(await put(signedURL.replace(String(expiresAt), String(expiresAt + 1)))).toEqual(unsigned);
    expect(await put(signedURL.replace(videoID, 'vid_Ab3dEf9hIj2lMn5p'))).toEqual(unsigned);
    expect(await put(signedURL.replace(/signature=.*/, 'signature=0'))).toEqual(unsigned);
    expect((await put(signedURL.replace('/prod/', '/dev/')))[0]).toBe(404);
    expect((await ask(key, `${here}/videos/${videoID}`)).status).toBe(404);
  });

  it('may be repeated, and is one video', async () => {
    const { put, key, ask, video } = await askForUpload();
    await put(mp4(100));
    await put(mp4(200));
    expect((await ask(key, `${here}/videos`)).body.body.pagination.total).toBe(121);
    expect((await video()).body.status).toBe('transcoding');
  });

  it('of a deleted video stays refused', async () => {
    const { put, key, ask, videoID } = await askForUpload();
    await put();
    await ask(key, `${here}/videos/${videoID}`, { method: 'DELETE' });
    expect((await put()).status).toBe(404);
    expect((await ask(key, `${here}/videos/${videoID}`)).status).toBe(404);
  });

  it('carries no key, and takes no unit of one', async () => {
    const { put, ask, key } = await askForUpload();
    expect((await put()).headers.has('X-RateLimit-Limit')).toBe(false);
    expect((await ask(key, `${here}/videos`)).headers.get('X-RateLimit-Remaining')).toBe('998');
  });

  it('keeps what was said of the video', async () => {
    const said = { videoName: 'Keynote', description: 'Day 1', videoQuality: 'ultra', allowPublicAccess: true };
    const { put, video } = await askForUpload({ ...talk, ...said });
    await put();
    expect((await video()).body).toMatchObject({
      name: 'Keynote',
      description: 'Day 1',
      videoQuality: 'ultra',
      allowPublicAccess: true,
    });
  });

  it.each([
    [{ fileSize: 1 }, 'body.filename'],
    [{ filename: 'talk.mp4' }, 'body.fileSize'],
    [{ ...talk, fileSize: 0 }, 'body.fileSize'],
    [{ ...talk, fileSize: 5_368_709_121 }, 'body.fileSize'],
    [{ ...talk, filename: 'talk.exe' }, 'body.filename'],
    [{ ...talk, filename: '.mp4' }, 'body.filename'],
    [{ ...talk, contentType: 'text/plain' }, 'body.contentType'],
    [{ ...talk, fileName: 'talk.mp4' }, 'body'],
  ])('is refused for %j', async (body, location) => {
    const { answer } = await askForUpload(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].location).toBe(location);
  });
});

describe('ruling 34: a signed URL', () => {
  const example = 'vid_Ab3dEf9hIj2lMn5p';
  /** A private video, ready to be played. */
  const openPrivate = async (query = '') => {
    const library = openLibrary();
    const key = await library.fullKey();
    const all = await library.videos(key, `${here}/environments/prod/videos?status=ready&pageSize=100`);
    const id = String(all.find(({ allowPublicAccess }) => allowPublicAccess === false)?.id);
    const answer = await library.ask(key, `${here}/videos/${id}/signed-url${query}`);
    const body = answer.body?.body ?? {};
    const play = (url = String(body.signedURL), headers: Record<string, string> = {}) =>
      library.ask(null, url, { headers });
    return { ...library, key, id, answer, body, play };
  };

  it('plays without a key, playlists and segments alike', async () => {
    const { play, body } = await openPrivate();
    const master = await play();
    expect([master.status, master.headers.get('content-type')]).toEqual([200, 'application/vnd.apple.mpegurl']);
    const linesOf = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const [rendition = ''] = linesOf(master.text);
    const renditionUrl = new URL(rendition, body.signedURL).href;
    const media = await play(renditionUrl);
    expect(media.text).toMatch(/^#EXTM3U\n.*#EXT-X-ENDLIST\n$/s);
    const segments = linesOf(media.text);
    const segment = await play(new URL(segments.at(-1) ?? '', renditionUrl).href);
    expect([segment.status, segment.headers.get('content-type')]).toEqual([200, 'video/mp2t']);
    expect(segment.text.charCodeAt(0)).toBe(0x47);
    expect((await play(renditionUrl.replace('/index.m3u8', `/segment-${segments.length}.ts`))).status).toBe(404);
    expect((await play(renditionUrl.replace(/\/\d+p\//, '/9999p/'))).status).toBe(404);
  });

  it.each([
    ['', 3600],
    ['?expiration=15m', 900],
    ['?expiration=30m', 1800],
    ['?expiration=4h', 14_400],
    ['?expiration=24h', 86_400],
  ])('with %j lives %i seconds, and is refused afterwards', async (query, seconds) => {
    const { server, play, body } = await openPrivate(query);
    expect(body.expiresAt).toBe(server.clock.now() / 1000 + seconds);
    await server.clock.advance(seconds * 1000 - 1);
    expect((await play()).status).toBe(200);
    await server.clock.advance(1);
    const { status, body: problem } = await play();
    expect([status, problem.detail]).toEqual([403, 'The URL has expired.']);
  });

  it('holds a token of the documented claims', async () => {
    const { body, id } = await openPrivate('?domains=example.com,%20WWW.example.com');
    const [header = '', claims = ''] = String(body.token).split('.');
    const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());
    expect(read(header)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(read(claims)).toEqual({
      iss: 'hesedvid',
      aud: id,
      iat: body.expiresAt - 3600,
      exp: body.expiresAt,
      domains: ['example.com', 'www.example.com'],
    });
  });

  it('plays only on the pages of its domains, where it names some', async () => {
    const { play } = await openPrivate('?domains=example.com,www.example.com');
    const from = async (headers: Record<string, string>) => (await play(undefined, headers)).status;
    expect(await from({ Origin: 'https://example.com' })).toBe(200);
    expect(await from({ Referer: 'https://www.example.com/course?page=1' })).toBe(200);
    expect(await from({ Origin: 'https://evil.example', Referer: 'https://example.com/' })).toBe(403);
    expect(await from({ Origin: 'https://example.com.evil.example' })).toBe(403);
    expect(await from({ Origin: 'null' })).toBe(403);
    expect(await from({})).toBe(403);
  });

  it('cannot be changed, or turned to another video', async () => {
    const { play, body, key, videos, id } = await openPrivate();
    const url = String(body.signedURL);
    const all = await videos(key, `${here}/environments/prod/videos?status=ready&pageSize=100`);
    const other = all.find((video) => video.allowPublicAccess === false && video.id !== id);
    const [head, claims = '', signature] = String(body.token).split('.');
    const longer = Buffer.from(
      Buffer.from(claims, 'base64url')
        .toString()
        .replace(/"exp":\d+/, '"exp":9999999999'),
    ).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const changed of [
      url.replace(id, String(other?.id)),
      url.replace(claims, longer),
      url.replace(String(body.token), `${unsigned}.${longer}.`),
      url.replace(String(body.token), `${head}.${claims}.${signature}A`),
      url.replace(/\?token=.*/, ''),
      url.replace(id, 'vid_0000000000000000'),
    ]) {
      const { status, body: problem } = await play(changed);
      expect([status, problem.detail]).toEqual([403, 'The URL is not valid.']);
    }
  });

  it('is not needed where a video has public access', async () => {
    const { play } = await openPrivate();
    const { status, text } = await play(`/public/org_123456789/prod/${example}/master.m3u8`);
    expect(status).toBe(200);
    expect(text).not.toContain('token');
    expect((await play(`/public/org_123456789/dev/${example}/master.m3u8`)).status).toBe(403);
  });

  it('security 36: lets no line from outside into a playlist', async () => {
    const { play } = await openPrivate();
    const { status, text } = await play(
      `/public/org_123456789/prod/${example}/master.m3u8?token=a%0Ahttps%3A%2F%2Fevil.example%2F`,
    );
    expect(status).toBe(200);
    expect(text.split('\n').filter((line) => line.startsWith('https:'))).toEqual([]);
  });

  it('is a conflict for what is not ready', async () => {
    const { ask, post, request, key } = await openPrivate();
    const { body } = await post(key, `${here}/environments/dev/videos/upload-url`, { filename: 'a.mov', fileSize: 1 });
    await request(body.body.signedURL, { method: 'PUT', body: mp4() });
    const { status, body: problem } = await ask(key, `${here}/videos/${body.body.videoID}/signed-url`);
    expect([status, problem.detail]).toEqual([409, 'The video is not ready: it is transcoding.']);
  });

  it.each(['?expiration=2h', '?expiration=', '?domains=exa%20mple', '?domains=,', '?domains=https://example.com'])(
    'is refused with %s',
    async (query) => {
      expect((await openPrivate(query)).answer.status).toBe(400);
    },
  );

  it('shows a picture of a video that is ready', async () => {
    const { videos, key, request } = await openPrivate();
    const [video] = await videos(key, `${here}/environments/prod/videos?status=ready`);
    const response = await request(String(video?.thumbnailUrl));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await response.arrayBuffer()).subarray(1, 4)).toEqual(new TextEncoder().encode('PNG'));
  });
});
