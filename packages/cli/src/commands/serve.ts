import type { Provider } from '@latchkey/providers';
import { together } from '@latchkey/reference-server';
import { environments, plans, readChoice } from '../choice.ts';
import { command } from '../command.ts';
import { openDoor } from '../open-door.ts';
import { readPort } from '../port.ts';
import { openSystem } from '../serve/open-system.ts';
import { serverNotice } from '../show/server-notice.ts';
import { togetherNotice } from '../show/together-notice.ts';
import { loadSystem, loadSystems, type System, systemIds } from '../systems.ts';
import { UsageError } from '../usage-error.ts';

/** `latchkey serve`: a reference server for any language, or all of them under one port, until it is told to end. */
export const serve = command({
  name: 'serve',
  summary: 'Serve a system over HTTP, or all of them, with sample data and a key to try it.',
  words: ['[system]'],
  options: {
    all: { type: 'boolean', default: false, says: 'Serve every system, side by side under one port.' },
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
    const systems = await chosenSystems(word, options.all);
    const served = systems.map(({ provider }) => provider);
    const environment = readChoice(environments, options.environment, served);
    const plan = readChoice(plans, options.plan, served);
    const delayMs = options['propagation-delay'] ? propagationDelays(served) : null;
    const open = await Promise.all(
      systems.map((system) =>
        openSystem(system, {
          environment: environment.get(system.provider.id),
          plan: plan.get(system.provider.id),
          seed: options.seed,
          sampleKeys: options['sample-keys'],
          rateLimitHeaders: options['rate-limit-headers'],
          delayMs: delayMs?.get(system.provider.id) ?? 0,
        }),
      ),
    );
    const [only] = open;
    const alone = options.all ? undefined : only;
    const door = alone
      ? alone.server
      : together(Object.fromEntries(open.map(({ provider, server }) => [provider.id, server])), { howToGetAKey });
    const http = await openDoor(door, { port, host: options.host });
    const ended = new Promise<void>((resolve) => void terminal.onEnd(resolve));
    terminal.out(alone ? serverNotice(alone, http.url) : togetherNotice(open, http.url));
    await ended;
    await http.close();
    terminal.out('Stopped.\n');
    return 0;
  },
});

const howToGetAKey = 'One for each system was printed by `latchkey serve` when it started.';

/** @throws UsageError where it is not said which, since the base URL of one differs from that of several. */
const chosenSystems = async (word: string | undefined, all: boolean): Promise<System[]> => {
  if (word !== undefined) {
    const system = await loadSystem(word);
    if (!all) return [system];
    throw new UsageError(`'--all' serves every system.`, `Leave it out for ${system.provider.title} alone.`);
  }
  if (all) return loadSystems();
  throw new UsageError(
    'It is not said which system is to be served.',
    `Name one of ${systemIds.join(', ')}; or serve all of them under one port: latchkey serve --all`,
  );
};

/** The longest delays that the systems' documents speak of, by the systems' ids. */
const propagationDelays = (served: readonly Provider[]): ReadonlyMap<string, number> => {
  const delays = served.flatMap(({ id, lifecycle }) =>
    lifecycle.propagationDelayMs ? [[id, lifecycle.propagationDelayMs.max] as const] : [],
  );
  if (delays.length > 0) return new Map(delays);
  const [only] = served.length === 1 ? served : [];
  throw new UsageError(
    `${only ? `${only.title} documents no` : 'No system documents a'} propagation delay.`,
    'Leave out --propagation-delay.',
  );
};
