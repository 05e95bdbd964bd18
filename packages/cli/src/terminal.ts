/** What a command sees of the world around it, so that a test can be that world. */
export interface Terminal {
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  /** Whether standard error is a screen, on which a line can be drawn over. */
  readonly isScreen: boolean;
  /** The screen's width in characters. */
  columns(): number;
  /** Whether errors show where they came from. */
  readonly debug: boolean;
  /** Calls back once, when the person or the system asks the command to end. Returns how to stop listening. */
  onEnd(listener: () => void): () => void;
}

/** The terminal of this process. */
export const processTerminal = (): Terminal => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isScreen: process.stderr.isTTY === true,
  // Some screens say 0.
  columns: () => process.stderr.columns || 80,
  debug: process.env.LATCHKEY_DEBUG === '1',
  onEnd(listener) {
    const stop = () => {
      for (const signal of endSignals) process.off(signal, onSignal);
    };
    const onSignal = () => {
      stop();
      listener();
    };
    for (const signal of endSignals) process.on(signal, onSignal);
    return stop;
  },
});

const endSignals = ['SIGINT', 'SIGTERM'] as const;
