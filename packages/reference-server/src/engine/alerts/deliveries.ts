import { after, isPromise, type MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import { deliverAlerts } from './deliver.ts';

/** How an engine delivers what its alerts have to tell. */
export interface Deliveries {
  /** Delivers what is due, and waits for none of it: what fails is tried again. */
  behind(): void;
  /** Delivers what is due, and waits until that and whatever was under way was taken or failed. */
  awaited(): MaybePromise<void>;
}

export const createDeliveries = (context: EngineContext): Deliveries => {
  const underWay = new Set<Promise<void>>();

  const begin = (): MaybePromise<void> => {
    const delivered = deliverAlerts(context);
    if (!isPromise(delivered)) return delivered;
    const ended = delivered.finally(() => underWay.delete(ended));
    underWay.add(ended);
    return ended;
  };

  return {
    behind() {
      try {
        const begun = begin();
        if (isPromise(begun)) begun.catch(() => undefined);
      } catch {
        // What is due stays due.
      }
    },
    awaited: () =>
      after(begin(), () => (underWay.size === 0 ? undefined : Promise.allSettled(underWay).then(() => undefined))),
  };
};
