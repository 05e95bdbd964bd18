import type { Clock } from '@latchkey/providers';

/** One request's hold on the clock, which it lets go while it sleeps itself. */
export interface Hold {
  start(): void;
  pause(): void;
  resume(): void;
  end(): void;
}

/** A hold that has not been started. */
export const createHold = (clock: Pick<Clock, 'hold'>): Hold => {
  let release: (() => void) | null = null;
  let isStarted = false;
  let isPaused = false;
  const settle = () => {
    if (isStarted && !isPaused) release ??= clock.hold();
    else {
      release?.();
      release = null;
    }
  };
  return {
    start() {
      isStarted = true;
      settle();
    },
    pause() {
      isPaused = true;
      settle();
    },
    resume() {
      isPaused = false;
      settle();
    },
    end() {
      isStarted = false;
      settle();
    },
  };
};
