import { createWriteStream } from 'node:fs';
import { createGzip } from 'node:zlib';
import { it } from 'vitest';
import type { Destination } from './destination.ts';

const to = (destination: Destination) => destination;

it('is a file or a stream of bytes of either kind', () => {
  to('a.csv');
  to(new CompressionStream('gzip').writable);
  to(new TransformStream().writable);
  to(new TransformStream<Uint8Array, string>().writable);
  to(new WritableStream());
  to(new WritableStream<Uint8Array>());
  to(new WritableStream<Uint8Array<ArrayBuffer>>());
  to(new WritableStream<BufferSource>());
  to(createGzip());
  to(createWriteStream('a.csv'));
  to(process.stdout);
});

it('takes no stream of anything else', () => {
  // @ts-expect-error text
  to(new WritableStream<string>());
  // @ts-expect-error what takes text
  to(new TextEncoderStream().writable);
  // @ts-expect-error one that is read
  to(new ReadableStream<Uint8Array>());
});
