import { configError } from '../core/error/config-error.ts';
import { type Destination, openDestination } from '../export/destination.ts';
import type { Sink } from '../export/sink.ts';
import type { Target } from './target.ts';

/** @throws LatchkeyError `config` where a stream is to be taken up */
export const openTarget = async (destination: Destination, resume: boolean): Promise<Target> => {
  if (typeof destination === 'string') return (await import('./file-target.ts')).fileTarget(destination, resume);
  if (resume) throw configError('A stream cannot be taken up.', 'Give a file path with `resume`, or leave it out.');
  const sink = await openDestination(destination);
  return streamTarget(sink);
};

const streamTarget = (sink: Sink): Target => ({
  earlier: null,
  begin: async () => {},
  write: (bytes) => sink.write(bytes),
  async finish() {
    await sink.finish();
    await sink.commit();
  },
  discard: (reason) => sink.discard(reason),
});
