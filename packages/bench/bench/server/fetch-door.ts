import { createHash } from 'node:crypto';
import { createReferenceServer } from '@latchkey/reference-server';
import { getResponse, HttpResponse, http } from 'msw-3';
import { cpuTime } from '../../src/cpu-time.ts';
import { measure, type Work } from '../../src/measure.ts';
import { atMost, type Benchmark, itself, times } from '../../src/row.ts';
import { answer, path, wideSystem } from './wide-system.ts';

const url = `https://api.hyperstudy.io${path}`;

/** One GET in the process, its key verified and its input validated. */
export const benchmark: Benchmark = {
  table: 'Reference server',
  async run(pace) {
    const few = await ours(8);
    const many = await ours(1200);
    const timings = await measure(
      { few, many, 'msw getResponse, one handler': msw(1), 'msw getResponse, 500 handlers': msw(500) },
      pace,
      cpuTime,
    );
    return [
      {
        measure: 'fetch door, a verified and validated GET',
        unit: 'µs',
        ours: timings.us('few'),
        others: (['msw getResponse, one handler', 'msw getResponse, 500 handlers'] as const).map((name) => ({
          name,
          value: timings.us(name),
        })),
        judged: itself(timings.us('few')),
        target: atMost(60),
      },
      {
        measure: 'the same with 1,200 operations',
        unit: 'µs',
        ours: timings.us('many'),
        others: [{ name: '8 operations', value: timings.us('few') }],
        judged: times(timings.ratio('many', 'few'), '8 operations'),
        target: atMost(1.1),
      },
    ];
  },
};

const ours = async (operations: number): Promise<Work> => {
  const { provider, world } = wideSystem(operations);
  const server = createReferenceServer(provider, { world });
  const { secret } = await server.keys.issue({ name: 'bench', scopes: ['*'], expires: 'never' });
  const init = { headers: { 'X-API-Key': secret.reveal() } };
  return async (count) => {
    for (let at = 0; at < count; at++) {
      const response = await server.fetch(url, init);
      if (response.status !== 200) throw new Error(`The server answered ${response.status}.`);
    }
  };
};

/** MSW's own handlers with a hand-written key check; the one that answers is the last. */
const msw = (handlers: number): Work => {
  const digest = (key: string | null) =>
    createHash('sha256')
      .update(key ?? '')
      .digest('hex');
  const known = digest('hst_live_key');
  const list = Array.from({ length: handlers }, (_, at) => {
    const isLast = at === handlers - 1;
    return http.get(
      `https://api.hyperstudy.io${isLast ? '/api/v3/experiments/:id' : `/copies/${at}/:id`}`,
      ({ request }) =>
        digest(request.headers.get('x-api-key')) === known
          ? HttpResponse.json(answer)
          : HttpResponse.json({ status: 'error' }, { status: 401 }),
    );
  });
  const headers = { 'X-API-Key': 'hst_live_key' };
  return async (count) => {
    for (let at = 0; at < count; at++) {
      const response = await getResponse(list, new Request(url, { headers }));
      if (response?.status !== 200) throw new Error('MSW did not answer.');
    }
  };
};
