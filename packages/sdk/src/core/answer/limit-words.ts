import type { LimitHeaders, LimitSignals } from '@latchkey/providers';
import type { GateNews } from '../gate/gate.ts';
import type { LimitWord } from '../gate/meter.ts';
import { type Answer, jsonOf } from './answer.ts';
import { longestWaitMs } from './longest-wait.ts';
import { type RateLimitItem, rateLimitItems } from './rate-limit-header.ts';
import { clampedWaitMs, retryAtOf } from './retry-after.ts';

/** The usual names, read where a provider declares none: the size of the number tells its unit. */
const usualHeaders = { limit: 'X-RateLimit-Limit', remaining: 'X-RateLimit-Remaining', reset: 'X-RateLimit-Reset' };

/** Two clocks that differ by no more than this are the same: `Date` has whole seconds and is as old as the answer. */
const clockToleranceMs = 2000;

/** What an answer tells the gate: the limits it speaks of, and at a 429 when to come again. */
export const newsOf = (answer: Answer, signals: LimitSignals, nowMs: number): GateNews => {
  const words = limitWords(answer, signals.headers, nowMs);
  const { status } = answer;
  // An answer without a valid key or a granted scope costs the key nothing.
  const outcome = status === 401 || status === 403 ? 'uncounted' : 'counted';
  if (status !== 429) return { outcome, retryAtMs: null, words };
  return {
    outcome: 'refused',
    retryAtMs: retryAtOfAnswer(answer, nowMs) ?? bodyRetryAt(answer, signals, nowMs),
    words,
  };
};

/** What tells the gate nothing: a plan that has no room left is for people to change, and is no limit to wait at. */
export const noNews: GateNews = { outcome: 'uncounted', retryAtMs: null, words: [] };

/** When a failed request may be sent again, where the answer's `Retry-After` says so. */
export const retryAtOfAnswer = (answer: Answer, nowMs: number): number | null =>
  retryAtOf(answer.header('retry-after'), nowMs, serverTime(answer, nowMs));

const limitWords = (answer: Answer, headers: LimitHeaders | null, nowMs: number): readonly LimitWord[] => {
  const standard = standardWords(answer, nowMs);
  if (standard.length > 0) return standard;
  const names = headers ?? usualHeaders;
  const limit = whole(answer.header(names.limit));
  const remaining = whole(answer.header(names.remaining));
  if (limit === null && remaining === null) return [];
  const reset = names.reset === null ? null : whole(answer.header(names.reset));
  const delayMs = reset === null ? null : resetDelayMs(reset, headers?.resetUnit, serverTime(answer, nowMs));
  return [
    {
      name: null,
      limit,
      windowMs: null,
      remaining,
      resetAtMs: delayMs === null ? null : nowMs + clampedWaitMs(delayMs),
    },
  ];
};

const standardWords = (answer: Answer, nowMs: number): readonly LimitWord[] => {
  const text = answer.header('ratelimit');
  if (text === null) return [];
  const policies = new Map(rateLimitItems(answer.header('ratelimit-policy')).map((item) => [item.name, item]));
  return rateLimitItems(text).flatMap(({ name, numbers }) => {
    const remaining = numbers.get('r');
    if (remaining === undefined) return [];
    const policy: RateLimitItem | undefined = policies.get(name);
    const windowS = policy?.numbers.get('w');
    const resetS = numbers.get('t');
    return [
      {
        name,
        limit: policy?.numbers.get('q') ?? null,
        windowMs: windowS === undefined ? null : windowS * 1000,
        remaining,
        resetAtMs: resetS === undefined ? null : nowMs + clampedWaitMs(resetS * 1000),
      },
    ];
  });
};

/** A declared unit is believed while it makes sense: servers and their documents disagree, and a year's wait is none. */
const resetDelayMs = (reset: number, unit: LimitHeaders['resetUnit'] | undefined, serverNowMs: number): number => {
  const declaredMs = unit === undefined ? Number.NaN : delayIn(unit, reset, serverNowMs);
  return Math.abs(declaredMs) <= longestWaitMs ? declaredMs : delayIn(guessedUnit(reset), reset, serverNowMs);
};

const delayIn = (unit: LimitHeaders['resetUnit'], reset: number, serverNowMs: number): number => {
  switch (unit) {
    case 'delta_s':
      return reset * 1000;
    case 'epoch_s':
      return reset * 1000 - serverNowMs;
    case 'epoch_ms':
      return reset - serverNowMs;
  }
};

const guessedUnit = (reset: number): LimitHeaders['resetUnit'] => {
  if (reset > 1e11) return 'epoch_ms';
  return reset > 1e9 ? 'epoch_s' : 'delta_s';
};

/** The server's clock, by its `Date` header, so that a wrong clock on our side does not matter. */
const serverTime = (answer: Answer, nowMs: number): number => {
  const text = answer.header('date');
  const serverMs = text === null ? Number.NaN : Date.parse(text);
  return Math.abs(serverMs - nowMs) > clockToleranceMs ? serverMs : nowMs;
};

const bodyRetryAt = (answer: Answer, { body }: LimitSignals, nowMs: number): number | null => {
  if (!body) return null;
  const found = body.path.reduce<unknown>(propertyOf, jsonOf(answer));
  if (typeof found !== 'number' || !Number.isFinite(found)) return null;
  return nowMs + clampedWaitMs(found * (body.unit === 's' ? 1000 : 1));
};

const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const whole = (text: string | null): number | null => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);
