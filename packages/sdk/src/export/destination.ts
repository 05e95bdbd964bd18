import type { NodeWritable } from './node-writable.ts';
import type { Sink } from './sink.ts';

/** Where an export goes: a file's path (in Node), or a stream of bytes of either kind. No bytes are in shared memory. */
export type Destination = string | WritableStream<Uint8Array<ArrayBuffer>> | NodeWritable;

/**
 * Opens a destination. What only one kind needs is loaded for that kind only.
 * @param keptBytes how much of a file that broke off is gone on with; null: a file that breaks off is removed
 */
export const openDestination = async (destination: Destination, keptBytes: number | null = null): Promise<Sink> => {
  if (typeof destination === 'string') return openFile(destination, keptBytes);
  if ('getWriter' in destination) return (await import('./web-sink.ts')).webSink(destination);
  return (await import('./stream-sink.ts')).streamSink(destination);
};

const openFile = async (path: string, keptBytes: number | null): Promise<Sink> => {
  const { fileSink, finishedFile, isPartial, newFileSink, partialPath } = await import('./file-sink.ts');
  if (keptBytes === null) return newFileSink(path);
  // Of several files, the first may have had its name when the export broke off.
  if (keptBytes > 0 && !(await isPartial(path))) return finishedFile();
  return fileSink(path, partialPath(path), keptBytes);
};
