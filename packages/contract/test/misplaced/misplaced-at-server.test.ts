import { inspect } from 'node:util';
import { formatKey, type Provider, Secret } from '@latchkey/providers';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { describe, expect, it } from 'vitest';
import { allScopes, issue, openServer, start, systems } from '../matrix/systems.ts';
import { traces } from '../traces.ts';
import { failureOf, functionsOf, waysToGive } from './argument-places.ts';

/** A key that was never issued: those that were are found by their text. */
const madeUp = ({ keyFormat }: Provider): string => {
  const { alphabet, length } = keyFormat.body;
  const body = Array.from({ length }, (_, at) => alphabet[(at * at * 7 + at * 3 + 5) % alphabet.length]).join('');
  return formatKey(keyFormat, { environment: keyFormat.environments?.[0] ?? null, body });
};

const tell = (told: unknown): string =>
  `${inspect(told, { depth: 10, showHidden: true })}${JSON.stringify(told)}${told instanceof Error ? told.stack : ''}`;

describe.each(systems)('security 14: a key of $id in a wrong place at a reference server', (system) => {
  const { provider } = system;

  const expectNothingOf = (key: string, told: unknown) => {
    const text = tell(told);
    expect(
      traces(new Secret(key), provider.keyFormat).filter((piece) => text.includes(piece)),
      text,
    ).toEqual([]);
  };

  it('is not repeated by its acts', async () => {
    const server = openServer(system, 50);
    const { secret } = await issue(server, 'mine', allScopes(provider));
    let failures = 0;
    for (const key of [secret.reveal(), madeUp(provider)]) {
      for (const [path, act] of functionsOf(server.keys)) {
        for (const given of waysToGive(key)) {
          const came = await failureOf(() => act(...given));
          failures += came.length;
          expectNothingOf(key, came);
        }
        expect(path).not.toBe('');
      }
      for (const [name, given] of [
        ['scopes', [key]],
        ['scopes', [`${'x'.repeat(70)} ${key}`]],
        ['limits', { [`${'x'.repeat(72)} ${key}`]: 1 }],
        ['permissions', [`${'x'.repeat(72)} ${key}`]],
        ['permissions', [key]],
        ['environment', key],
        ['expires', key],
        ['limits', { [key]: 1 }],
        ['limits', { [key]: 'x' }],
        ['reach', { type: key }],
        ['plan', key],
      ] as const) {
        const request = { name: 'x', owner: 'researcher', scopes: allScopes(provider), [name]: given };
        const came = await failureOf(() => Reflect.apply(server.keys.issue, server.keys, [request]));
        expectNothingOf(key, came);
      }
    }
    expect(failures).toBeGreaterThan(100);
  });

  it('is not repeated by its door: as a host', async () => {
    const key = madeUp(provider);
    const came = await failureOf(() => listen(openServer(system), { host: key, port: 0 }));
    expect(came).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^Port 0 on .*cannot be opened/) }),
    ]);
    expectNothingOf(key, came);
  });

  it('is not repeated by its options', async () => {
    const key = madeUp(provider);
    let failures = 0;
    for (const name of [
      'environment',
      'plan',
      'zone',
      'browserOrigins',
      'flushIntervalMs',
      'journalSize',
      'propagationDelayMs',
    ]) {
      for (const given of [key, [key]]) {
        const options = { clock: virtualClock(start), world: system.world(), [name]: given };
        const came = await failureOf(() => Reflect.apply(createReferenceServer, null, [provider, options]));
        failures += came.length;
        expectNothingOf(key, came);
      }
    }
    expect(failures).toBeGreaterThan(1);
  });
});
