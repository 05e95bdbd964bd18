import type { Provider } from '@latchkey/providers';
import { createReferenceServer } from '@latchkey/reference-server';
import { adoptSampleKeys } from '../adopt-sample-keys.ts';
import { baseUrlAt } from '../base-url.ts';
import { broadestScopes } from '../broadest-scopes.ts';
import { command } from '../command.ts';
import { readEnvironment } from '../environment.ts';
import { openDoor } from '../open-door.ts';
import { readPlan } from '../plan.ts';
import { readPort } from '../port.ts';
import { serverNotice } from '../show/server-notice.ts';
import { loadSystem } from '../systems.ts';
import { UsageError } from '../usage-error.ts';

/** `latchkey serve`: a reference server for any language, until it is told to end. */
export const serve = command({
  name: 'serve',
  summary: 'Serve a system over HTTP, with sample data and a key to try it.',
  words: ['[system]'],
  options: {
    port: { type: 'string', value: '<number>', default: '4010', says: 'The port; 0 is any free one.' },
    host: { type: 'string', value: '<address>', default: '127.0.0.1', says: 'The address to listen at.' },
    environment: { type: 'string', value: '<name>', says: 'Which keys work: live or test, as the system calls them.' },
    plan: { type: 'string', value: '<id>', says: 'What accounts pay for, where the system has plans.' },
    seed: { type: 'string', value: '<text>', says: 'Other sample data for another text.' },
    'sample-keys': { type: 'boolean', default: false, says: "Let the keys work that the system's documents print." },
    'rate-limit-headers': { type: 'boolean', default: false, says: 'Send limit headers even if undocumented.' },
    'propagation-delay': { type: 'boolean', default: false, says: 'Let a new key take its documented time to work.' },
  },
  async run([word], options, terminal) {
    const port = readPort(options.port);
    const { provider, world: worldOf } = await loadSystem(word);
    const environment = readEnvironment(provider, options.environment);
    const plan = readPlan(provider, options.plan);
    const delayMs = options['propagation-delay'] ? propagationDelayMs(provider) : 0;
    const world = worldOf(options.seed === undefined ? {} : { seed: options.seed });
    const server = createReferenceServer(provider, {
      world,
      ...(environment === null ? {} : { environment }),
      ...(plan === null ? {} : { plan }),
      rateLimitHeaders: options['rate-limit-headers'],
      propagationDelayMs: delayMs,
    });
    const { key, secret } = await server.keys.issue({
      name: 'latchkey serve',
      scopes: broadestScopes(provider.access),
    });
    const adopted = options['sample-keys'] ? await adoptSampleKeys(server, world.sampleKeys ?? [], environment) : [];
    const http = await openDoor(server, { port, host: options.host });
    const ended = new Promise<void>((resolve) => void terminal.onEnd(resolve));
    terminal.out(
      serverNotice({
        provider,
        baseUrl: baseUrlAt(http.url, provider),
        key,
        secret,
        adopted,
        delayMs,
        example: world.demo?.list,
      }),
    );
    await ended;
    await http.close();
    terminal.out('Stopped.\n');
    return 0;
  },
});

/** The longest delay that the system's documents speak of. */
const propagationDelayMs = ({ title, lifecycle }: Provider): number => {
  if (lifecycle.propagationDelayMs) return lifecycle.propagationDelayMs.max;
  throw new UsageError(`${title} documents no propagation delay.`, 'Leave out --propagation-delay.');
};
