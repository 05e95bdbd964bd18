import { parseEnv } from 'node:util';
import { envFile, type Provider } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import { worlds } from '@latchkey/reference-server/worlds/all';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplesOf, withoutBlanks } from './example.ts';
import { missing } from './language.ts';
import { isRunnable, type RunnableExample, runExamples } from './run-example.ts';
import { type ServedSystem, serveSystem } from './served-system.ts';

const systems = await Promise.all(
  Object.entries(providers).map(async ([id, load]) => {
    const world = await new Map(Object.entries(worlds)).get(id)?.();
    return { id, provider: await load(), sampleKeys: world?.().sampleKeys ?? [], examples: examplesOf(id) };
  }),
);

describe.each(systems.filter(({ examples }) => examples.length > 0))(
  'the examples that the document of $id prints',
  ({ id, provider, sampleKeys, examples }) => {
    const [keyVariable] = provider.variables.apiKey;
    const documented = new URL(provider.baseUrl).origin;
    let served: ServedSystem;
    beforeAll(async () => {
      served = await serveSystem(id, '--sample-keys');
    });
    afterAll(() => served?.stop());

    const surroundings = () => {
      const baseUrl = served.variables[provider.variables.baseUrl] ?? '';
      return {
        origin: [documented, new URL(baseUrl).origin] as const,
        baseUrl,
        key: served.variables[keyVariable] ?? '',
      };
    };

    for (const { title, printed, restored } of examples) {
      if (restored === null) continue;
      it(`${title}: what is kept with its indentation restored holds the tokens of the document`, () => {
        expect(restored).not.toBe(printed);
        expect(withoutBlanks(restored)).toBe(withoutBlanks(printed));
      });
    }

    const wholeKeys = sampleKeys.map(({ secret }) => secret);
    const runnable = examples.filter(isRunnable);
    for (const example of runnable) {
      const { title, language, needs, asks } = example;
      if (asks === null) continue;
      const lack = missing(language, needs);
      const leftOut = lack === null ? '' : ` (left out: ${lack})`;

      it.skipIf(lack !== null)(`${title}: gets its data with a key${leftOut}`, async () => {
        const { origin, key } = surroundings();
        const variables = { [keyVariable]: key };
        const output = await runExamples([withKey(example, key)], { origin, variables }, example);
        expect(output).toContain(asks.answered);
      });

      it.skipIf(lack !== null)(`${title}: says so when the key is not valid${leftOut}`, async () => {
        const { origin, key } = surroundings();
        const mangled = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`;
        // A whole key that the document prints works here; what is no key is sent as it is printed.
        const isWhole = wholeKeys.includes(asks.placeholder ?? '');
        const asPrinted = isWhole ? withKey(example, mangled) : example;
        const output = await runExamples([asPrinted], { origin, variables: { [keyVariable]: mangled } }, example);
        expect(output).toContain(asks.refused);
        expect(output).not.toContain(asks.answered);
      });
    }

    for (const loader of runnable.filter(({ loads }) => loads)) {
      const asking = runnable.find(({ language, asks }) => language === loader.language && asks !== null);
      if (!asking?.asks) throw new Error(`No example in ${loader.language} asks with what ${loader.title} loads.`);
      const { answered } = asking.asks;
      const lack = missing(loader.language, [...loader.needs, ...asking.needs]);
      const leftOut = lack === null ? '' : ` (left out: ${lack})`;

      it.skipIf(lack !== null)(`${loader.title}: finds the key in the .env file that we write${leftOut}`, async () => {
        const { origin, key, baseUrl } = surroundings();
        const file = envFile(provider, { secret: key, name: 'Analysis', baseUrl });
        const output = await runExamples([loader, asking], {
          origin,
          envFile: file,
          variables: { [keyVariable]: undefined },
        });
        expect(output).toContain(answered);
      });
    }

    for (const { title, language, printed } of examples) {
      if (language !== 'env') continue;
      it(`${title}: says what our template says`, () => {
        const ours = parseEnv(envFile(provider));
        expect(ours).toMatchObject(parseEnv(printed));
      });
    }

    for (const { title, language, printed } of examples) {
      if (language !== 'header') continue;
      it(`${title}: a request that carries it gets its data`, async () => {
        const { baseUrl, key } = surroundings();
        const carried = printed.trim().replace(/[\w-]+$/, key);
        const [name = '', value = ''] = carried.startsWith('?') ? [] : carried.split(/: (.*)/);
        const url = baseUrl + readablePath(provider) + (name === '' ? carried : '');
        const { ok, status } = await fetch(url, { headers: name === '' ? {} : { [name]: value } });
        expect({ ok, status }).toEqual({ ok: true, status: expect.any(Number) });
      });
    }

    const asking = runnable.filter(({ language, asks }) => asks && alwaysRuns.includes(language));
    it.runIf(wholeKeys.length > 0 && asking.length > 0)(
      'run with the whole keys that the document prints',
      async () => {
        for (const secret of wholeKeys) {
          for (const example of asking) {
            const { origin } = surroundings();
            const variables = { [keyVariable]: secret };
            const output = await runExamples([withKey(example, secret)], { origin, variables }, example);
            expect(output).toContain(example.asks?.answered);
          }
        }
      },
    );
  },
);

/** Ruling 33: everywhere; other languages where their interpreter is. */
const alwaysRuns: readonly string[] = ['curl', 'javascript'];

/** The example with a key in the place of what the document prints there; one that reads the key from elsewhere as it is. */
const withKey = (example: RunnableExample, key: string): RunnableExample => {
  const { printed, restored, asks } = example;
  const placeholder = asks?.placeholder;
  if (placeholder === undefined) return example;
  return {
    ...example,
    printed: printed.replace(placeholder, key),
    restored: restored?.replace(placeholder, key) ?? null,
  };
};

/** The path of an operation that gives something to whoever has a key, and asks for nothing else. */
const readablePath = ({ operations, title }: Provider): string => {
  const found = Object.values(operations).find(
    ({ method, scopes, parameters }) =>
      method === 'GET' && scopes !== null && !parameters.some(({ required }) => required),
  );
  if (!found) throw new Error(`Every operation of ${title} asks for more than a key.`);
  return found.path;
};
