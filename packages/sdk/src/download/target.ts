import type { RemoteFile } from './remote-file.ts';

/** Where a download goes. */
export interface Target {
  /** What an earlier run left. */
  readonly earlier: Held | null;
  /** Makes ready for bytes from there on. A stream cannot go back. */
  begin(from: number, file: RemoteFile): Promise<void>;
  write(bytes: Uint8Array): Promise<void>;
  /** Makes it last, under its name. */
  finish(): Promise<void>;
  /** @param isWrong what is there is of no use to a later run */
  discard(reason: unknown, isWrong: boolean): Promise<void>;
}

export interface Held {
  readonly bytes: number;
  readonly file: RemoteFile;
}
