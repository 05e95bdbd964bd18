import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { ActContext, Keeper } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import { find } from '../keys/find.ts';
import { onlyOrganizations } from '../keys/organizations.ts';
import { type ActResult, type Refused, refused } from '../problem.ts';
import type { Figures, UsageQuery, UsageRow } from '../stores/usage-row.ts';
import { answersOf, sumOfFigures } from './figures.ts';
import type { ZoneTime } from './zone-time.ts';

export interface UsageRequest extends Partial<ActContext<Keeper>> {
  /** One key's figures. */
  readonly key?: string | undefined;
  /** Those of all keys of an owner, as far as whoever asks looks after them; the system may leave it out for everybody's. */
  readonly owner?: string | undefined;
  /** Epoch milliseconds: the hour or day that `from` lies in is the first, and the last begins before `to`. */
  readonly from: number;
  readonly to: number;
  /** Hours and days are those of the installation's zone. */
  readonly step: 'hour' | 'day';
}

export interface UsageSeries {
  /** One for each hour or day, oldest first, those without use too. */
  readonly points: readonly UsagePoint[];
  /** What was asked over the whole time, the most asked first. */
  readonly operations: readonly OperationUsage[];
}

export interface UsagePoint extends Figures {
  readonly from: Date;
  readonly to: Date;
}

export interface OperationUsage extends Figures {
  /** The document's `operationId`; null where it was not told. */
  readonly operation: string | null;
}

/** How much keys were used, by hour or day and by operation. What is noted is written first, so the figures are exact. */
export const usageSeries = (context: EngineContext, request: UsageRequest): MaybePromise<ActResult<UsageSeries>> => {
  const spans = spansOf(context.time, request);
  if ('problem' in spans) return spans;
  return after(whose(context, request), (who) => {
    if ('problem' in who) return who;
    const [first, last] = [spans[0], spans.at(-1)];
    if (first === undefined || last === undefined) return { ok: true, points: [], operations: [] };
    // What is to be forgotten is not told, though the store may have it still.
    const fromMs = Math.max(first.fromMs, context.usage.keepsHoursFromMs());
    const query = { ...who, fromMs, toMs: last.untilMs };
    return after(context.usage.flush(), () =>
      after(context.ports.store.hours(query), (rows) => ({
        ok: true,
        points: pointsOf(spans, rows),
        operations: operationsOf(rows),
      })),
    );
  });
};

/** The most points that a series has: a year of hours. */
const mostPoints = 24 * 366;

interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

const spansOf = (time: ZoneTime, { from, to, step }: UsageRequest): readonly Span[] | Refused => {
  if (!isMoment(from)) return refused('invalid', `Say from when. ${within}`, 'from');
  if (!isMoment(to)) return refused('invalid', `Say until when. ${within}`, 'to');
  if (step !== 'hour' && step !== 'day') return refused('invalid', "Choose the step: 'hour' or 'day'.", 'step');
  if (to - from > (mostPoints + 1) * stepMs[step]) return tooMany();
  const spans: Span[] = [];
  let fromMs = step === 'day' ? time.dayOf(from) : time.hourOf(from);
  while (fromMs < to) {
    if (spans.length === mostPoints) return tooMany();
    const untilMs = step === 'day' ? time.nextDay(fromMs) : fromMs + stepMs.hour;
    spans.push({ fromMs, untilMs });
    fromMs = untilMs;
  }
  return spans;
};

const stepMs = { hour: 3_600_000, day: 86_400_000 } as const;

const tooMany = (): Refused =>
  refused('invalid', `A series has at most ${mostPoints} points. Choose a shorter time or days.`, 'to');

/** The years whose every day and hour, in every zone, a date-time of four digits can say. */
const [firstMs, lastMs] = [Date.parse('0001-01-03T00:00:00Z'), Date.parse('9999-12-30T00:00:00Z')];
const isMoment = (ms: number): boolean => Number.isSafeInteger(ms) && ms >= firstMs && ms <= lastMs;
const within = 'A series lies within the years 1 to 9999.';

/** Whose figures are asked for; another owner's key is no key, and their account an empty one (security 10). */
const whose = (
  context: EngineContext,
  { actor = { kind: 'system' }, key, owner }: UsageRequest,
): MaybePromise<Pick<UsageQuery, 'keyId' | 'owner' | 'organizations'> | Refused> => {
  if (key !== undefined) {
    return after(find(context, actor, key), (facts) =>
      'problem' in facts ? facts : { keyId: facts.id, owner: facts.owner },
    );
  }
  if (actor.kind === 'system') return { keyId: null, owner: owner ?? null };
  if (owner !== undefined && owner !== actor.owner) {
    return refused('beyond_authority', 'You can look at your own usage only.', 'owner');
  }
  return { keyId: null, owner: actor.owner, organizations: onlyOrganizations(context.provider, actor) };
};

const pointsOf = (spans: readonly Span[], rows: readonly UsageRow[]): UsagePoint[] => {
  let next = 0;
  return spans.map(({ fromMs, untilMs }) => {
    const within: UsageRow[] = [];
    for (let row = rows[next]; row !== undefined && row.hourMs < untilMs; row = rows[next]) {
      within.push(row);
      next++;
    }
    return { from: new Date(fromMs), to: new Date(untilMs), ...sumOfFigures(within) };
  });
};

const operationsOf = (rows: readonly UsageRow[]): OperationUsage[] =>
  [...Map.groupBy(rows, ({ operation }) => operation)]
    .map(([operation, its]) => ({ operation, ...sumOfFigures(its) }))
    .sort((one, other) => answersOf(other) - answersOf(one));
