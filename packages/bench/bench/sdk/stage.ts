import type { Clock, LimitPolicy } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { responses } from '@latchkey/providers/hyperstudy/schemas';
import { createReferenceServer } from '@latchkey/reference-server';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { type ClientOptions, createClient } from '@latchkey/sdk';
import type { Call } from './peers.ts';

/** A key that looks right; whoever answers here does not ask. */
export const anyKey = `hst_live_${'a'.repeat(64)}`;

/** Our client with everything on, calling one operation under limits that it is told of. */
export const ourCall = (options: ClientOptions, limits: readonly LimitPolicy[] = hyperstudy.limits): Call => {
  const client = createClient({ ...hyperstudy, limits }, { apiKey: anyKey, ...options }, { responses });
  return () => client.call('getExperiment', { path: { experimentId: 'experiment_1' } });
};

/** The reference server's own answer to that call. */
export const experimentBody = async (): Promise<unknown> => {
  const server = createReferenceServer(hyperstudy, { world: hyperstudyWorld({}) });
  const { secret } = await server.keys.issue({ name: 'bench', scopes: ['read:experiments'], expires: '7d' });
  const url = `${hyperstudy.baseUrl}/experiments/experiment_1`;
  const answer = await server.fetch(url, { headers: { 'X-API-Key': secret.reveal() } });
  if (!answer.ok) throw new Error(`The reference server answered ${answer.status}.`);
  return answer.json();
};

/** Time that moves on at each look, so that the documented limits are at work and never hold anybody. */
export const hurryingClock = (): Clock => {
  let nowMs = Date.UTC(2026, 0, 1);
  return {
    now() {
      nowMs += 2000;
      return nowMs;
    },
    sleep: () => Promise.reject(new Error('Nobody waits here.')),
    hold: () => () => {},
  };
};
