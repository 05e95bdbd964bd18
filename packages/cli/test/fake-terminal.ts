import type { Terminal } from '../src/terminal.ts';

export interface FakeTerminal extends Terminal {
  readonly written: { out: string; err: string };
  /** Asks the command to end, as Ctrl+C does. */
  end(): void;
}

/** A terminal that keeps what is written to it. */
export const fakeTerminal = ({ isScreen = false, columns = 80, debug = false } = {}): FakeTerminal => {
  const written = { out: '', err: '' };
  const listeners = new Set<() => void>();
  return {
    written,
    out(text) {
      written.out += text;
    },
    err(text) {
      written.err += text;
    },
    isScreen,
    columns: () => columns,
    debug,
    onEnd(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    end() {
      for (const listener of listeners) listener();
    },
  };
};
