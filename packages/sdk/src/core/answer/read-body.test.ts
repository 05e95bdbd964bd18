import { describe, expect, it } from 'vitest';
import { mostBodyBytes, readBody } from './read-body.ts';

/** A response whose body comes in these chunks. */
const inChunks = (chunks: Iterable<Uint8Array>) => {
  const iterator = chunks[Symbol.iterator]();
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      isCancelled = true;
    },
  });
  return { response: new Response(body), isCancelled: () => isCancelled };
};

describe('readBody', () => {
  it('reads a letter that is cut between two chunks, and no body at all', async () => {
    const bytes = new TextEncoder().encode('a🔑b');
    const { response } = inChunks([bytes.slice(0, 3), bytes.slice(3)]);
    expect(await readBody(response)).toEqual({ text: 'a🔑b' });
    expect(await readBody(new Response(null, { status: 204 }))).toEqual({ text: '' });
  });

  it('tells of bytes that are no UTF-8', async () => {
    const { response } = inChunks([Uint8Array.of(0x22, 0xff, 0x22)]);
    expect(await readBody(response)).toEqual({ text: '"\ufffd"', flaw: 'not_utf8' });
  });

  it('stops where a body is longer than any honest one, and asks for no more of it', async () => {
    const piece = new Uint8Array(2 ** 20);
    let sent = 0;
    const endless = function* () {
      for (;;) {
        sent += piece.length;
        yield piece;
      }
    };
    const { response, isCancelled } = inChunks(endless());
    expect(await readBody(response)).toEqual({ text: '', flaw: 'too_long' });
    expect(isCancelled()).toBe(true);
    expect(sent).toBeLessThanOrEqual(mostBodyBytes + 4 * piece.length);
  });

  it('passes on what breaks it off', async () => {
    const broken = new Response(
      new ReadableStream({ pull: (controller) => controller.error(new Error('terminated')) }),
    );
    await expect(readBody(broken)).rejects.toThrow('terminated');
  });
});
