import { PassThrough, Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { streamSink } from './stream-sink.ts';

const bytes = new Uint8Array(100_000).map((_, at) => (at * at * 31) & 255);
const turn = () => new Promise(setImmediate);
const listeners = (stream: Writable) => stream.listenerCount('error') + stream.listenerCount('close');

/** Streams that take no more, each for a reason of its own. */
const stuck: Record<string, () => Writable> = {
  'PassThrough that nobody reads': () => new PassThrough({ highWaterMark: 16 }),
  'gzip that nobody reads': () => createGzip({ level: 0 }),
  'Writable that never calls back': () => new Writable({ write() {} }),
};

/** Writes until the stream has no room. */
const fill = async (stream: Writable) => {
  const sink = streamSink(stream);
  let isFull = false;
  const writing = (async () => {
    while (!isFull) await sink.write(bytes);
  })();
  writing.catch(() => {});
  await expect.poll(() => stream.writableNeedDrain).toBe(true);
  isFull = true;
  return { sink, writing };
};

it('a stream that was closed before takes nothing, and says so at once', async () => {
  const stream = new PassThrough();
  stream.destroy();
  await turn();
  const sink = streamSink(stream);
  expect(String(await rejection(sink.write(bytes)))).toContain('closed before all was written');
  expect(String(await rejection(sink.finish()))).toContain('closed before all was written');
  await sink.discard(undefined);
});

describe.each(Object.entries(stuck))('a %s', (_, open) => {
  it('and is destroyed ends the write with what it was destroyed with', async () => {
    const stream = open();
    const { sink, writing } = await fill(stream);
    const failure = new Error('disk full');
    stream.destroy(failure);
    expect(await rejection(writing)).toBe(failure);
    expect(await rejection(sink.write(bytes))).toBe(failure);
    await sink.discard(undefined);
    await turn();
    expect(listeners(stream)).toBe(0);
  });

  it('and is destroyed without a word ends the write all the same', async () => {
    const stream = open();
    const { sink, writing } = await fill(stream);
    stream.destroy();
    expect(String(await rejection(writing))).toContain('closed before all was written');
    await sink.discard(undefined);
    expect(listeners(stream)).toBe(0);
  });
});

describe('a Node stream', () => {
  it('whose end never comes, and that is destroyed, ends the wait for it', async () => {
    const failure = new Error('gone');
    const stream = new Writable({
      write: (_piece, _encoding, done) => done(),
      final: () => setImmediate(() => stream.destroy(failure)),
    });
    expect(await rejection(streamSink(stream).finish())).toBe(failure);
  });

  it('was destroyed before: nothing can be written to it, and nothing waits for it', async () => {
    const stream = new PassThrough().destroy();
    await turn();
    expect(await rejection(streamSink(stream).write(bytes))).toBeInstanceOf(Error);
  });

  it('has no listener of ours once it has its end', async () => {
    const stream = new Writable({ write: (_piece, _encoding, done) => done() });
    const before = listeners(stream);
    const sink = streamSink(stream);
    await sink.write(bytes);
    await sink.finish();
    await sink.commit();
    expect(listeners(stream)).toBe(before);
  });

  it('that fails ends no process, however late it says so', async () => {
    const stream = new Writable({
      write: (_piece, _encoding, done) => done(new Error('no space left')),
      destroy: (error, done) => void setImmediate(() => done(error)),
    });
    const sink = streamSink(stream);
    expect(String(await rejection(sink.write(bytes)))).toContain('no space left');
    await sink.discard(undefined);
    const closed = new Promise((resolve) => stream.on('close', resolve));
    await closed;
    expect(stream.errored).toMatchObject({ message: 'no space left' });
    expect(stream.listenerCount('error')).toBe(0);
  });
});

describe('the process’s own output', () => {
  it('stays open and has no listener of ours left, whether all was written or not', async () => {
    const before = listeners(process.stdout);
    const whole = streamSink(process.stdout);
    await whole.write(new Uint8Array());
    await whole.finish();
    await whole.commit();
    await streamSink(process.stdout).discard(undefined);
    await expect.poll(() => listeners(process.stdout)).toBe(before);
    expect(process.stdout.writableEnded).toBe(false);
  });
});
