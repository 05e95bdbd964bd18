import { after, type MaybePromise, rescued } from '../../maybe-promise.ts';
import type { Deliveries } from '../alerts/deliveries.ts';
import type { AlertWatch } from '../alerts/watch.ts';
import type { EngineContext } from '../context.ts';

/** What flushing tells. */
export interface Flushed {
  /** Answers that were never counted, because the store took nothing for too long; since the engine was made. */
  readonly lost: number;
  /** Failed attempts and outages of limits that the audit misses, because the store took no record of them; since the engine was made. */
  readonly unaudited: number;
  /** Whether alerts could not be weighed, because the store failed: they are weighed as soon as it does not. */
  readonly areAlertsOwed: boolean;
}

/** Writes what is noted, and weighs the alerts that are owed. It fails where figures cannot be written, and for nothing else. */
export const flush = (
  context: EngineContext,
  { watch, deliveries }: { readonly watch: AlertWatch; readonly deliveries: Deliveries },
): MaybePromise<Flushed> => {
  const catchUp = () => after(watch.lapsed(), deliveries.behind);
  return after(context.usage.flush(), () =>
    after(watch.isBehind() ? rescued(catchUp, () => undefined) : undefined, () => ({
      lost: context.usage.lost(),
      unaudited: context.unaudited.count(),
      areAlertsOwed: watch.isBehind(),
    })),
  );
};
