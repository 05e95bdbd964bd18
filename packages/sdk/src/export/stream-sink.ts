import type { NodeWritable } from './node-writable.ts';
import type { Sink } from './sink.ts';

/** A Node stream: ended at the end, destroyed on failure. The process's own output is left open. */
export const streamSink = (stream: NodeWritable): Sink => {
  const staysOpen = isStandardOutput(stream);
  let broken: Error | null = stream.destroyed ? closed() : null;
  let giveUp: (error: Error) => void = () => {};

  // A destroyed stream may never call back for what it was writing; and an 'error' without a listener would end the process.
  const onError = (error?: Error): void => {
    broken ??= error ?? closed();
    giveUp(broken);
  };
  const onClose = (): void => {
    onError();
    letGo();
  };
  const letGo = (): void => {
    stream.off('error', onError);
    stream.off('close', onClose);
  };
  stream.on('error', onError);
  stream.on('close', onClose);

  let last: Promise<void> = Promise.resolve();
  const called = (start: (done: (error?: Error | null) => void) => void): Promise<void> => {
    last = new Promise((resolve, reject) => {
      giveUp = reject;
      if (broken) reject(broken);
      else start((error) => (error ? reject(error) : resolve()));
    });
    return last;
  };
  return {
    write: (bytes) => called((done) => stream.write(bytes, done)),
    async flush() {},
    async finish() {
      if (!staysOpen) await called((done) => stream.end(done));
    },
    commit: async () => letGo(),
    async discard() {
      // What a stream failed with it emits after its callbacks; one that is destroyed closes then, and is let go.
      if (staysOpen) last.catch(() => {}).then(() => setTimeout(letGo));
      else stream.destroy();
    },
  };
};

const closed = () => new Error('the stream was closed before all was written');

const isStandardOutput = (stream: object): boolean =>
  typeof process === 'object' && (stream === process.stdout || stream === process.stderr);
