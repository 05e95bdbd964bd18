import { afterEach, describe, expect, it } from 'vitest';
import { openChain } from './bakery/chain.ts';
import { doors, type OpenDoor } from './bakery/doors.ts';

const open: OpenDoor[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

/** A body of so many bytes, handed over in pieces and without a length. */
const streamed = (bytes: number, onPull: (sent: number) => void = () => {}) => {
  const piece = 65_536;
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = Math.min(piece, bytes - sent);
      if (next === 0) return controller.close();
      sent += next;
      onPull(sent);
      controller.enqueue(new Uint8Array(next).fill(7));
    },
  });
};

describe.each(Object.keys(doors))('through the door %s', (name) => {
  const openDoor = async () => {
    const opened = openChain();
    const door = await doors[name]?.(opened.server);
    if (!door) throw new Error(`There is no door '${name}'.`);
    open.push(door);
    const send = (path: string, init: RequestInit) => door.fetch(`${door.origin}/v1${path}`, init);
    /** `duplex` is asked of every body that is a stream; the types of the web do not know it yet. */
    const put = (path: string, body: BodyInit, type?: string) => {
      const headers = new Headers(type === undefined ? {} : { 'Content-Type': type });
      const init = { method: 'PUT', body, headers, duplex: 'half' };
      return send(path, init);
    };
    const bytes = () => {
      const { body } = opened.seen.at(-1) ?? {};
      return body instanceof Uint8Array ? [body.length, body[0], body.at(-1)] : body;
    };
    return { ...opened, send, put, bytes };
  };

  it('bytes reach the handler as they are, whatever they are of', async () => {
    const { put, bytes } = await openDoor();
    const photo = Uint8Array.from({ length: 256 }, (_, at) => at);
    expect((await put('/photos/a', photo, 'video/mp4')).status).toBe(200);
    expect(bytes()).toEqual([256, 0, 255]);
    expect((await put('/photos/a', photo)).status).toBe(200);
    expect(bytes()).toEqual([256, 0, 255]);
    expect((await put('/photos/a', '{"a":1}', 'application/json')).status).toBe(200);
    expect(bytes()).toEqual([7, 0x7b, 0x7d]);
    expect((await put('/photos/a', streamed(200_000), 'image/png')).status).toBe(200);
    expect(bytes()).toEqual([200_000, 7, 7]);
  });

  it('bytes are of the range of media types that the document names', async () => {
    const { put } = await openDoor();
    const statuses = await Promise.all(
      ['image/png', 'Image/PNG; q=1', 'video/mp4', 'images/png', undefined].map(
        async (type) => (await put('/icons/a', new Uint8Array(4), type)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 415, 415, 415]);
  });

  it('no body is none to who need not send one, and refused to who must', async () => {
    const { send, bytes } = await openDoor();
    expect((await send('/icons/a', { method: 'PUT' })).status).toBe(200);
    expect(bytes()).toBeUndefined();
    expect(await (await send('/photos/a', { method: 'PUT' })).json()).toMatchObject({ message: 'a body' });
  });

  it('as many bytes pass as the document says, and not one more, with and without a length', async () => {
    const { put, bytes } = await openDoor();
    expect((await put('/photos/a', new Uint8Array(2_000_000), 'image/png')).status).toBe(200);
    expect(bytes()).toEqual([2_000_000, 0, 0]);
    for (const body of [new Uint8Array(2_000_001), streamed(2_000_001)]) {
      const refused = await put('/photos/a', body, 'image/png');
      expect([refused.status, await refused.json()]).toEqual([
        413,
        { code: 'TOO_LARGE', message: 'At most 2000000 bytes.' },
      ]);
    }
    expect((await put('/icons/a', streamed(1_048_576), 'image/png')).status).toBe(200);
    expect((await put('/icons/a', streamed(1_048_577), 'image/png')).status).toBe(413);
  });

  it('a HEAD of the document’s own has the headers of its answer, a length and no body', async () => {
    const { send, server } = await openDoor();
    const { secret } = await server.keys.issue({ name: 'a', scopes: ['*'], type: 'town' });
    const headers = { 'X-Bakery-Key': secret.reveal() };
    const head = await send('/ulm/ovens', { method: 'HEAD', headers });
    expect([
      head.status,
      await head.text(),
      head.headers.get('content-length'),
      head.headers.get('content-type'),
    ]).toEqual([200, '', '18', 'application/json']);
    expect([head.headers.get('x-limit'), head.headers.get('x-remaining')]).toEqual(['50', '49']);
    const refused = await send('/bonn/ovens', { method: 'HEAD', headers });
    expect([refused.status, await refused.text(), refused.headers.get('x-remaining')]).toEqual([403, '', '49']);
    expect((await send('/ulm/ovens', { headers })).status).toBe(405);
  });
});

it('of a body that is too large no more is read than it takes to know', async () => {
  const { server } = openChain();
  let read = 0;
  const body = streamed(50_000_000, (sent) => {
    read = sent;
  });
  const init = { method: 'PUT', body, duplex: 'half', headers: { 'Content-Type': 'image/png' } };
  expect((await server.fetch('https://api.bakery.example/v1/photos/a', init)).status).toBe(413);
  expect(read).toBeLessThan(2_200_000);
});
