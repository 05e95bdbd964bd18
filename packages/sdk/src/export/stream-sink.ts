import type { NodeWritable } from './node-writable.ts';
import type { Sink } from './sink.ts';

/** A Node stream: ended at the end, destroyed on failure. The process's own output is left open. */
export const streamSink = (stream: NodeWritable): Sink => {
  const staysOpen = isStandardOutput(stream);
  // The callbacks tell of the same errors; an 'error' without a listener would end the process.
  const heard = () => {};
  stream.on('error', heard);
  return {
    write: (bytes) => called((done) => stream.write(bytes, done)),
    async flush() {},
    async finish() {
      if (!staysOpen) await called((done) => stream.end(done));
    },
    async commit() {
      stream.off('error', heard);
    },
    async discard() {
      if (!staysOpen) stream.destroy();
    },
  };
};

const called = (start: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });

const isStandardOutput = (stream: object): boolean =>
  typeof process === 'object' && (stream === process.stdout || stream === process.stderr);
