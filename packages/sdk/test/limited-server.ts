import type { Clock } from '@latchkey/providers';
import type { FetchLike } from '../src/index.ts';

/** A server that admits at most `quota` requests in any window of `windowMs`, and keeps every time. */
export interface LimitedServer {
  readonly fetch: FetchLike;
  sent(): number;
  refused(): number;
  /** The times at which it admitted a request. */
  readonly admitted: readonly number[];
  /** Somebody else uses up units. */
  use(units: number): void;
}

export interface LimitedServerOptions {
  readonly clock: Clock;
  readonly quota: number;
  readonly windowMs: number;
  readonly kind?: 'sliding' | 'fixed';
  /** What it tells besides `Retry-After`. */
  readonly headers?: 'none' | 'draft' | 'x-epoch' | 'x-delta';
  /** How long an answer takes. */
  readonly latencyMs?: number;
  readonly body?: string;
}

export const limitedServer = (options: LimitedServerOptions): LimitedServer => {
  const { clock, quota, windowMs, kind = 'sliding', headers = 'none', latencyMs = 0, body = '{"ok":true}' } = options;
  const admitted: number[] = [];
  let sent = 0;
  let refused = 0;

  const windowOf = (nowMs: number) => {
    const fromMs = kind === 'fixed' ? Math.floor(nowMs / windowMs) * windowMs : nowMs - windowMs + 1;
    const inside = admitted.filter((atMs) => atMs >= fromMs);
    const nextMs = kind === 'fixed' ? fromMs + windowMs : (inside[inside.length - quota] ?? nowMs) + windowMs;
    return { remaining: Math.max(0, quota - inside.length), nextMs };
  };

  const limitHeaders = (nowMs: number): Record<string, string> => {
    const { remaining, nextMs } = windowOf(nowMs);
    const resetS = Math.ceil((nextMs - nowMs) / 1000);
    switch (headers) {
      case 'none':
        return {};
      case 'draft':
        return {
          RateLimit: `"default";r=${remaining};t=${resetS}`,
          'RateLimit-Policy': `"default";q=${quota};w=${windowMs / 1000}`,
        };
      case 'x-epoch':
      case 'x-delta':
        return {
          'X-RateLimit-Limit': String(quota),
          'X-RateLimit-Remaining': String(remaining),
          'X-RateLimit-Reset': String(headers === 'x-delta' ? resetS : Math.ceil(nextMs / 1000)),
        };
    }
  };

  return {
    async fetch() {
      sent++;
      const nowMs = clock.now();
      const { remaining, nextMs } = windowOf(nowMs);
      const isRefused = remaining === 0;
      if (isRefused) refused++;
      else admitted.push(nowMs);
      const told = limitHeaders(nowMs);
      // The attempt holds the clock, so the latency is made of turns rather than of time.
      for (let turn = 0; turn < latencyMs; turn++) await new Promise((resolve) => setImmediate(resolve));
      return isRefused
        ? new Response('{}', {
            status: 429,
            headers: { ...told, 'Retry-After': String(Math.max(1, Math.ceil((nextMs - nowMs) / 1000))) },
          })
        : new Response(body, { headers: { ...told, 'Content-Type': 'application/json' } });
    },
    sent: () => sent,
    refused: () => refused,
    admitted,
    use(units) {
      for (let unit = 0; unit < units; unit++) admitted.push(clock.now());
    },
  };
};
