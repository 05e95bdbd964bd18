import type { LimitPolicy } from '@latchkey/providers';
import { atMost, type Benchmark, itself, type Row, times } from '../../src/row.ts';
import { adaptiveAws, type Call, type FetchLike, peers, throttledOctokit } from './peers.ts';
import { experimentBody, ourCall } from './stage.ts';

const quota = 10;
const windowMs = 1000;
const latencyMs = 10;
const tenASecond: LimitPolicy = {
  id: 'default',
  title: '10 a second',
  quota,
  window: { kind: 'sliding', ms: windowMs },
  partition: 'key',
};

/** A hundred calls at once against a server that lets ten a second pass: how often it is asked, and for how long. */
export const benchmark: Benchmark = {
  table: 'SDK',
  async run({ isQuick }) {
    const calls = isQuick ? 40 : 100;
    const leastS = (calls / quota - 1) * (windowMs / 1000);
    const body = await experimentBody();
    const race = (open: (fetch: FetchLike) => Call, tells = false) =>
      raceAgainst(limitedServer(body, tells), open, calls);
    // They only wait, so all of them run at the same time.
    const [declared, told, bare, openai, ky, stripe, octokit, aws] = await Promise.all([
      race((fetch) => ourCall({ fetch }, [tenASecond])),
      race((fetch) => ourCall({ fetch }, []), true),
      race((fetch) => ourCall({ fetch }, [])),
      race((fetch) => peer('openai', fetch)),
      race((fetch) => peer('ky', fetch)),
      race((fetch) => peer('stripe', fetch)),
      race(throttledOctokit),
      race(adaptiveAws),
    ]);
    const through = (name: string, { succeeded }: Race) =>
      succeeded === calls ? name : `${name} (${succeeded} of ${calls} came through)`;
    const others: readonly (readonly [string, Race])[] = [
      ['openai', openai],
      ['ky', ky],
      [through('stripe', stripe), stripe],
      ['octokit, throttled', octokit],
      [through('AWS, adaptive', aws), aws],
    ];
    const named = (figure: (race: Race) => number) => others.map(([name, each]) => ({ name, value: figure(each) }));
    const row = (what: string, ours: Race, most: number, shown: readonly Row['others'][number][]): readonly Row[] => [
      {
        measure: `${calls} GETs at ten a second, ${what}: requests for each success`,
        unit: '',
        ours: perSuccess(ours),
        others: shown,
        judged: itself(perSuccess(ours)),
        target: atMost(most),
      },
      {
        measure: `the same, ${what}: time to finish`,
        unit: 's',
        ours: ours.seconds,
        others: [{ name: 'the least', value: leastS }, ...(shown.length > 0 ? named(({ seconds }) => seconds) : [])],
        judged: times(ours.seconds / leastS, 'the least'),
        target: atMost(1.15),
      },
    ];
    return [
      ...row('quota declared', declared, 1.02, []),
      ...row('limit headers', told, 1.02, []),
      ...row('Retry-After alone', bare, 1.2, named(perSuccess)),
    ];
  },
};

interface Race {
  readonly sent: number;
  readonly succeeded: number;
  readonly seconds: number;
}

const perSuccess = ({ sent, succeeded }: Race): number => sent / succeeded;

const peer = (name: string, fetch: FetchLike): Call => {
  const open = peers[name];
  if (!open) throw new Error(`There is no peer '${name}'.`);
  return open(fetch, true);
};

const raceAgainst = async (
  server: ReturnType<typeof limitedServer>,
  open: (fetch: FetchLike) => Call,
  calls: number,
): Promise<Race> => {
  const call = open(server.fetch);
  const startedMs = performance.now();
  const ends = await Promise.allSettled(Array.from({ length: calls }, () => call()));
  const seconds = (performance.now() - startedMs) / 1000;
  return { sent: server.sent(), succeeded: ends.filter(({ status }) => status === 'fulfilled').length, seconds };
};

/** Strict in every window; says `Retry-After: 1`, and the standard limit headers where it is told to. */
const limitedServer = (body: unknown, tells: boolean) => {
  const admitted: number[] = [];
  let sent = 0;
  const text = JSON.stringify(body);
  // In the words that octokit and stripe look for.
  const message = 'You have exceeded a secondary rate limit.';
  const refusal = JSON.stringify({ message, error: { type: 'invalid_request_error', code: 'rate_limit', message } });
  const fetch: FetchLike = async () => {
    sent++;
    const nowMs = performance.now();
    const first = admitted.at(-quota);
    const isRefused = first !== undefined && nowMs < first + windowMs;
    if (!isRefused) admitted.push(nowMs);
    const used = admitted.filter((atMs) => atMs > nowMs - windowMs).length;
    const headers = {
      'content-type': 'application/json',
      ...(isRefused ? { 'retry-after': '1' } : {}),
      ...(tells ? { 'ratelimit-policy': '"default";q=10;w=1', ratelimit: `"default";r=${quota - used};t=1` } : {}),
    };
    await new Promise((resolve) => setTimeout(resolve, latencyMs));
    return new Response(isRefused ? refusal : text, { status: isRefused ? 429 : 200, headers });
  };
  return { fetch, sent: () => sent };
};
