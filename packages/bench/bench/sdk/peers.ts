import { setTimeout as sleep } from 'node:timers/promises';
import { createClient as createHeyApiClient } from '@hey-api/client-fetch';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import { HTTPClient, Unkey } from '@unkey/api';
import ky from 'ky';
import OpenAI from 'openai';
import createOpenApiClient from 'openapi-fetch';
import Stripe from 'stripe';

export type FetchLike = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** One call over a `fetch` that is given. */
export type Call = () => Promise<unknown>;

/** So often that nobody gives up before the end. */
const tireless = 1000;

/** What people use instead, each with one call that it knows, as it comes but for its patience. Only @unkey/api looks into the answer: {@link unkeyAnswer}. */
export const peers: Readonly<Record<string, (fetch: FetchLike, isPatient: boolean) => Call>> = {
  'openapi-fetch': (fetch) => {
    const client = createOpenApiClient<Paths>({ baseUrl: 'https://api.example.com', fetch });
    return () => client.GET('/things/{id}', { params: { path: { id: 'thing_1' } } });
  },
  'hey-api': (fetch) => {
    const client = createHeyApiClient({ baseUrl: 'https://api.example.com', fetch });
    return () => client.get({ url: '/things/{id}', path: { id: 'thing_1' } });
  },
  ky: (fetch, isPatient) => {
    const client = ky.create({ fetch, ...(isPatient ? { timeout: false, retry: { limit: tireless } } : {}) });
    return () => client.get('https://api.example.com/things/thing_1').json();
  },
  openai: (fetch, isPatient) => {
    const client = new OpenAI({ apiKey: 'sk-bench', fetch, ...(isPatient ? { maxRetries: tireless } : {}) });
    return () => client.models.retrieve('thing_1');
  },
  stripe: (fetch, isPatient) => {
    const httpClient = Stripe.createFetchHttpClient(fetch);
    const client = new Stripe('sk_test_bench', { httpClient, ...(isPatient ? { maxNetworkRetries: tireless } : {}) });
    return () => client.customers.retrieve('cus_1');
  },
  '@unkey/api': (fetch) => {
    const client = new Unkey({ rootKey: 'unkey_bench', httpClient: new HTTPClient({ fetcher: fetch }) });
    return () => client.apis.getApi({ apiId: 'api_1' });
  },
  octokit: (fetch) => {
    const client = new Octokit({ request: { fetch } });
    return () => client.request('GET /things/{id}', { id: 'thing_1' });
  },
};

/** octokit with both of its plugins, which wait and repeat. */
export const throttledOctokit = (fetch: FetchLike): Call => {
  const Throttled = Octokit.plugin(retry, throttling);
  const again = () => true;
  const client = new Throttled({
    request: { fetch },
    throttle: { onRateLimit: again, onSecondaryRateLimit: again },
  });
  return () => client.request('GET /things/{id}', { id: 'thing_1' });
};

/** What the clients of AWS wait and repeat by in their adaptive mode, around a bare `fetch`. */
export const adaptiveAws = (fetch: FetchLike): Call => {
  const strategy = new AdaptiveRetryStrategy(tireless);
  return async () => {
    let token = await strategy.acquireInitialRetryToken('bench');
    for (;;) {
      const answer = await fetch('https://api.example.com/things/thing_1');
      // Every token that this strategy hands out is one that it takes.
      const held = token as Parameters<typeof strategy.recordSuccess>[0];
      if (answer.ok) {
        strategy.recordSuccess(held);
        return answer.json();
      }
      const retryAfterHint = new Date(Date.now() + Number(answer.headers.get('retry-after')) * 1000);
      token = await strategy.refreshRetryTokenForRetry(held, { errorType: 'THROTTLING', retryAfterHint });
      await sleep(token.getRetryDelay());
    }
  };
};

/** An answer that @unkey/api takes, as long as another, so that reading either costs the same. */
export const unkeyAnswer = (other: unknown) => {
  const answer = (name: string) => ({ meta: { requestId: 'req_1' }, data: { id: 'api_1', name } });
  const missing = JSON.stringify(other).length - JSON.stringify(answer('')).length;
  return answer('x'.repeat(Math.max(0, missing)));
};

interface Paths {
  '/things/{id}': {
    get: {
      parameters: { path: { id: string } };
      responses: { 200: { content: { 'application/json': unknown } } };
    };
  };
}
