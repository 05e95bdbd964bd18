import type { Engine } from './engine/engine.ts';
import type { UsageSeries } from './engine/usage/usage-series.ts';
import { done } from './key-act-error.ts';

/** How much keys were used, by hour or day of the installation's zone and by operation. Exact at the moment of asking. */
export type UsageOf = (request: UsageQuestion) => Promise<UsageSeries>;

export interface UsageQuestion {
  /** One key's. Default: those of the owner, or of everybody. */
  readonly key?: string;
  readonly owner?: string;
  readonly from: Date;
  readonly to: Date;
  readonly step: 'hour' | 'day';
}

/** @throws KeyActError where there is no such key, or the series would be too long. */
export const createUsage =
  (engine: () => Engine): UsageOf =>
  async ({ from, to, ...request }) =>
    done(await engine().usage({ ...request, from: from.getTime(), to: to.getTime() }));
