import type { Clock } from '@latchkey/providers';
import type { Answer, Exchange } from '../exchange.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { SignedIn } from '../pages/site.ts';
import type { OpenPlane, PlaneParts } from './open-plane.ts';
import { isPlanePath } from './plane-path.ts';

type Handle = (exchange: Exchange) => MaybePromise<Answer>;

/** A server's paths and its plane's, as one. */
export interface Mounted {
  readonly handle: Handle;
  /** Whose session a request carries; null where it carries none that lives. */
  signedIn(exchange: Exchange): MaybePromise<SignedIn | null>;
  /** Ends every session. */
  reset(): void;
}

/**
 * Puts the people's plane beside a server's own paths. It is loaded and opened by the first who asks for it: a server whose keys
 * nobody manages carries nothing of it.
 */
export const mountPlane = (system: Handle, clock: Pick<Clock, 'hold'>, parts: PlaneParts): Mounted => {
  let plane: MaybePromise<OpenPlane> | null = null;

  const open = async (): Promise<OpenPlane> => {
    // Loading takes real time, and none of the clock's.
    const release = clock.hold();
    try {
      const { openPlane } = await import('./open-plane.ts');
      return openPlane(parts);
    } finally {
      release();
    }
  };

  const opened = (): MaybePromise<OpenPlane> => {
    if (plane !== null) return plane;
    const opening = open();
    plane = opening;
    opening.then(
      (ready) => {
        if (plane === opening) plane = ready;
      },
      () => {
        plane = null;
      },
    );
    return opening;
  };

  return {
    handle: (exchange) =>
      isPlanePath(exchange.path) ? after(opened(), ({ handle }) => handle(exchange)) : system(exchange),
    // Who never opened it has no session.
    signedIn: (exchange) => (plane === null ? null : after(plane, ({ signedIn }) => signedIn(exchange))),
    reset() {
      plane = null;
    },
  };
};
