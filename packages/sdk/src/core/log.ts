/** Where warnings go: `console`, or whatever has its `warn`. */
export interface Log {
  warn(message: string): void;
}

export const silentLog: Log = { warn() {} };
