import type { NodeWritable } from './node-writable.ts';
import type { Sink } from './sink.ts';

/** Where an export goes: a file's path (in Node), or a stream of bytes of either kind. */
export type Destination = string | WritableStream<Uint8Array> | NodeWritable;

/** Opens a destination. What only one kind needs is loaded for that kind only. */
export const openDestination = async (destination: Destination): Promise<Sink> => {
  if (typeof destination === 'string') return (await import('./file-sink.ts')).fileSink(destination);
  if ('getWriter' in destination) return (await import('./web-sink.ts')).webSink(destination);
  return (await import('./stream-sink.ts')).streamSink(destination);
};
