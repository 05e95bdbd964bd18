import type { Admitted, WorldContext } from './world.ts';

/** Who wants to know of requests that are let in, and their being told. */
export interface Admissions {
  readonly listen: WorldContext['onAdmitted'];
  readonly tell: (admitted: Admitted) => void;
}

export const createAdmissions = (): Admissions => {
  const listeners: ((admitted: Admitted) => void)[] = [];
  return {
    listen: (listener) => void listeners.push(listener),
    tell(admitted) {
      for (const listener of listeners) listener(admitted);
    },
  };
};
