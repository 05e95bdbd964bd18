import { responses } from '@latchkey/providers/hyperstudy/schemas';
import ky from 'ky';
import { cpuTime } from '../../src/cpu-time.ts';
import { measure, type Work } from '../../src/measure.ts';
import { atMost, type Benchmark, times } from '../../src/row.ts';
import { jsonStub } from './json-stub.ts';
import { type Call, type FetchLike, peers, throttledOctokit, unkeyAnswer } from './peers.ts';
import { experimentBody, hurryingClock, ourCall } from './stage.ts';

/** What a client costs beyond the `fetch` that it calls, which answers at once. */
export const benchmark: Benchmark = {
  table: 'SDK',
  async run(pace) {
    const body = await experimentBody();
    const fetch = jsonStub(body);
    const url = 'https://api.example.com/experiments/experiment_1';
    const kyWithStub = ky.create({ fetch });
    const unkeyFetch = jsonStub(unkeyAnswer(body));
    const works: Record<string, Work> = {
      'bare fetch': repeated(async () => (await fetch(url)).json()),
      ours: repeated(ourCall({ fetch, clock: hurryingClock() })),
      'ky with the schema': repeated(() => kyWithStub.get(url).json(responses.getExperiment)),
      ...Object.fromEntries(
        Object.entries(peers).map(([name, open]) => [
          name,
          repeated(open(name === '@unkey/api' ? unkeyFetch : fetch, false)),
        ]),
      ),
    };
    const timings = await measure(works, pace, cpuTime);
    const beyond = (name: string) => ({ name, value: timings.usBeyond(name, 'bare fetch') });
    const others = Object.keys(works).filter((name) => name !== 'bare fetch' && name !== 'ours');
    return [
      {
        measure: 'one call over a bare fetch, all on',
        unit: 'µs',
        ours: beyond('ours').value,
        others: [...others.map(beyond), { name: 'octokit, throttled (waits)', value: await throttledUs(fetch) }],
        judged: times(timings.ratioBeyond('ours', 'ky with the schema', 'bare fetch'), 'ky with the schema'),
        target: atMost(1.3),
      },
    ];
  },
};

const repeated =
  (call: Call): Work =>
  async (count) => {
    for (let at = 0; at < count; at++) await call();
  };

/** It spaces its calls on purpose, so it is timed by the wall, and only a few times. */
const throttledUs = async (fetch: FetchLike): Promise<number> => {
  const call = throttledOctokit(fetch);
  const few = 20;
  const startedMs = performance.now();
  for (let at = 0; at < few; at++) await call();
  return ((performance.now() - startedMs) * 1000) / few;
};
