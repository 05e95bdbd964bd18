/** As much of Node's `stream.Writable` as an export needs. */
export interface NodeWritable {
  /** Whether it is closed, or about to be. */
  readonly destroyed?: boolean | undefined;
  write(chunk: Uint8Array, callback: (error: Error | null | undefined) => void): boolean;
  end(callback: (error?: Error | null) => void): unknown;
  destroy(error?: Error): unknown;
  on(event: 'error' | 'close', listener: (error?: Error) => void): unknown;
  off(event: 'error' | 'close', listener: (error?: Error) => void): unknown;
}
