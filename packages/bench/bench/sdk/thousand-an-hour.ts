import type { LimitPolicy } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { responses } from '@latchkey/providers/hyperstudy/schemas';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { createClient, type FetchLike } from '@latchkey/sdk';
import { atMost, type Benchmark, itself, type Row } from '../../src/row.ts';

const keyHour: LimitPolicy = hyperstudy.limits[0];
const concurrency = 100;

/** Ten thousand calls under a thousand an hour, a hundred at a time, in virtual time: nine hours of patience. */
export const benchmark: Benchmark = {
  table: 'SDK',
  async run({ isQuick }) {
    const calls = isQuick ? 3000 : 10_000;
    const rows = (what: string, { refused, early, hours }: Story): readonly Row[] => [
      {
        measure: `${calls.toLocaleString('en')} calls at 1000 an hour, ${what}: refused`,
        unit: '%',
        ours: (refused / calls) * 100,
        others: [],
        judged: itself((refused / calls) * 100),
        target: atMost(0.2),
      },
      {
        measure: `the same, ${what}: sent before the server's time`,
        unit: 'requests',
        ours: early,
        others: [{ name: 'hours passed', value: hours }],
        judged: itself(early),
        target: atMost(0),
      },
    ];
    return [
      ...rows('limit headers', await live(calls, { limits: [keyHour], rateLimitHeaders: true })),
      ...rows('Retry-After alone', await live(calls, { limits: [], rateLimitHeaders: false })),
    ];
  },
};

interface Story {
  readonly refused: number;
  readonly early: number;
  readonly hours: number;
}

/** @param limits what the client is told before it starts */
const live = async (
  calls: number,
  { limits, rateLimitHeaders }: { readonly limits: readonly LimitPolicy[]; readonly rateLimitHeaders: boolean },
): Promise<Story> => {
  const clock = virtualClock('2026-01-01T00:00:00Z');
  const startedMs = clock.now();
  const world = hyperstudyWorld({});
  const server = createReferenceServer(hyperstudy, { clock, world, limits: [keyHour], rateLimitHeaders });
  const { secret } = await server.keys.issue({ name: 'bench', scopes: ['*'], expires: 'never' });
  let refused = 0;
  let early = 0;
  let heldUntilMs = 0;
  const fetch: FetchLike = async (input, init) => {
    if (clock.now() < heldUntilMs) early++;
    const answer = await server.fetch(input, init);
    if (answer.status === 429) {
      refused++;
      const untilMs = clock.now() + Number(answer.headers.get('retry-after')) * 1000;
      // Those that are sent in the very turn in which a refusal comes cannot know of it.
      setImmediate(() => {
        heldUntilMs = Math.max(heldUntilMs, untilMs);
      });
    }
    return answer;
  };
  const client = createClient({ ...hyperstudy, limits }, { apiKey: secret, fetch, clock }, { responses });
  let left = calls;
  const worker = async () => {
    while (left-- > 0) await client.call('getExperiment', { path: { experimentId: 'experiment_1' } });
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { refused, early, hours: (clock.now() - startedMs) / 3_600_000 };
};
