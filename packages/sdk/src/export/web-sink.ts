import type { Sink } from './sink.ts';

/** A web stream: closed at the end, aborted on failure. */
export const webSink = (stream: WritableStream<Uint8Array>): Sink => {
  const writer = stream.getWriter();
  return {
    async write(bytes) {
      await writer.ready;
      await writer.write(bytes);
    },
    async flush() {},
    finish: () => writer.close(),
    async commit() {},
    async discard(reason) {
      // Nobody waits for it: it waits for what the stream is about, which may have no end.
      writer.abort(reason).catch(() => {});
    },
  };
};
