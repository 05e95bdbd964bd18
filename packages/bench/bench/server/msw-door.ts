import { createReferenceServer } from '@latchkey/reference-server';
import { mswHandlers } from '@latchkey/reference-server/msw';
import { HttpResponse, http } from 'msw-3';
import { setupServer } from 'msw-3/node';
import { cpuTime } from '../../src/cpu-time.ts';
import { measure } from '../../src/measure.ts';
import { atMost, type Benchmark, itself } from '../../src/row.ts';
import { answer, path, wideSystem } from './wide-system.ts';

const url = `https://api.hyperstudy.io${path}`;

/** A `fetch` that MSW intercepts, answered by our handlers and by one that does nothing. */
export const benchmark: Benchmark = {
  table: 'Reference server',
  async run(pace) {
    const { provider, world } = wideSystem(8);
    const server = createReferenceServer(provider, { world });
    const { secret } = await server.keys.issue({ name: 'bench', scopes: ['*'], expires: 'never' });
    const init = { headers: { 'X-API-Key': secret.reveal() } };
    const own = http.get(`https://bare.example${path}`, () => HttpResponse.json(answer));
    const msw = setupServer(...mswHandlers(http, server), own);
    msw.listen();
    const fetching = (target: string) => async (count: number) => {
      for (let at = 0; at < count; at++) {
        const response = await fetch(target, init);
        if (response.status !== 200) throw new Error(`MSW answered ${response.status}.`);
        await response.text();
      }
    };
    const timings = await measure(
      { ours: fetching(url), bare: fetching(`https://bare.example${path}`) },
      pace,
      cpuTime,
    );
    msw.close();
    const added = timings.usBeyond('ours', 'bare') / 1000;
    return [
      {
        measure: 'MSW door: what ours adds to an interception',
        unit: 'ms',
        ours: added,
        others: [{ name: 'MSW 3 with a handler that does nothing, whole', value: timings.us('bare') / 1000 }],
        judged: itself(added),
        target: atMost(0.1),
      },
    ];
  },
};
