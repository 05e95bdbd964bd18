import type { HeldLimit } from '../engine/accounts/limits-held.ts';
import type { UsageSeries } from '../engine/usage/usage-series.ts';
import type { Handlers } from '../world.ts';
import { type Desk, forApproved, json } from './desk.ts';
import { actRefused } from './problem.ts';

/** How much keys were used, for pictures, beside the limits that hold for them. */
export const usageHandlers = (desk: Desk): Pick<Handlers, 'getUsage'> => ({
  getUsage: forApproved(desk, async ({ query }, { by }) => {
    const { key, step, from, to } = asked(query);
    const toMs = to === undefined ? Math.ceil(desk.clock.now()) + 1 : Date.parse(to);
    const fromMs = from === undefined ? toMs - usualSpanMs[step] : Date.parse(from);
    const engine = desk.engine();
    const series = await engine.usage({ ...by, key, from: fromMs, to: toMs, step });
    if (!series.ok) return actRefused(series.problem);
    const held = await engine.limits({ ...by, key });
    if (!held.ok) return actRefused(held.problem);
    return json({ step, ...writeSeries(series), limits: held.limits.map(writeHeldLimit) });
  }),
});

const usualSpanMs = { hour: 24 * 3_600_000, day: 30 * 86_400_000 } as const;

/** The document has checked it, and filled in what was left out. */
const asked = (query: Readonly<Record<string, unknown>>) => {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined);
  return {
    key: text('key'),
    step: query.step === 'day' ? ('day' as const) : ('hour' as const),
    from: text('from'),
    to: text('to'),
  };
};

const writeSeries = ({ points, operations }: UsageSeries) => ({
  points: points.map(({ from, to, ...figures }) => ({ from: from.toISOString(), to: to.toISOString(), ...figures })),
  operations: operations.map((each) => ({ ...each })),
});

/** A limit and how far it is used, as JSON. */
export const writeHeldLimit = ({ policy, title, window, quota, used, remaining, resetAtMs }: HeldLimit) => ({
  id: policy,
  title,
  window,
  quota,
  used,
  remaining,
  resetAt: new Date(resetAtMs).toISOString(),
});
