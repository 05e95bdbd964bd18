import { parseEnv } from 'node:util';
import { envFile } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import { worlds } from '@latchkey/reference-server/worlds/all';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplesOf, withoutBlanks } from './example.ts';
import { missing } from './language.ts';
import { isRunnable, runExamples } from './run-example.ts';
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

    const runnable = examples.filter(isRunnable);
    for (const example of runnable) {
      const { title, language, needs, asks } = example;
      if (asks === null) continue;
      const lack = missing(language, needs);
      const leftOut = lack === null ? '' : ` (left out: ${lack})`;

      it.skipIf(lack !== null)(`${title}: gets its data with a key${leftOut}`, async () => {
        const { origin, key } = surroundings();
        const { placeholder } = asks;
        const withKey =
          placeholder === undefined ? example : { ...example, printed: example.printed.replace(placeholder, key) };
        const output = await runExamples([withKey], { origin, variables: { [keyVariable]: key } });
        expect(output).toContain(asks.answered);
      });

      it.skipIf(lack !== null)(`${title}: says so when the key is not valid${leftOut}`, async () => {
        const { origin, key } = surroundings();
        const mangled = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`;
        const output = await runExamples([example], { origin, variables: { [keyVariable]: mangled } });
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
        expect(parseEnv(envFile(provider))).toEqual(parseEnv(printed));
      });
    }

    it.runIf(sampleKeys.length > 0)('run with the whole keys that the document prints', async () => {
      const asking = runnable.find(({ language, asks }) => language === 'javascript' && asks !== null);
      const outputs = sampleKeys.map(({ secret }) =>
        asking ? runExamples([asking], { origin: surroundings().origin, variables: { [keyVariable]: secret } }) : '',
      );
      expect(await Promise.all(outputs)).toEqual(
        sampleKeys.map(() => expect.stringContaining(asking?.asks?.answered ?? '-')),
      );
    });
  },
);
