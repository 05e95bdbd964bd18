import { exampleText, furthestType, keyPlaceholder, managerOf, type Provider } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { worlds } from '@latchkey/reference-server/worlds/all';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOf } from './example.ts';
import { httpxOrStandIn } from './hypermemory/httpx.ts';
import { missing } from './language.ts';
import { type RunnableExample, runExamples } from './run-example.ts';

const systems: { id: string; provider: Provider }[] = [];
for (const [id, load] of Object.entries(providers)) {
  const provider: Provider = await load();
  if (managerOf(provider).examples.length > 0) systems.push({ id, provider });
}

/** A server of the system, and a key that may do everything. */
const open = async (id: string, provider: Provider) => {
  const world = await new Map(Object.entries(worlds)).get(id)?.();
  if (!world) throw new Error(`${id} has no world.`);
  const clock = virtualClock('2026-03-05T09:00:00Z');
  const server = createReferenceServer(provider, { clock, world: world() });
  const { url, close } = await listen(server);
  const type = provider.binding && furthestType(provider.binding)?.id;
  const scopes =
    provider.access.kind === 'none'
      ? []
      : provider.access.vocabulary.filter(({ offered }) => offered).map(({ name }) => name);
  const { secret } = await server.keys.issue({ name: 'reader', scopes, ...(type === undefined ? {} : { type }) });
  return { baseUrl: url + new URL(provider.baseUrl).pathname.replace(/\/$/, ''), key: secret.reveal(), close };
};

describe.each(systems)('the code examples of the key manager of $id', ({ id, provider }) => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open(id, provider);
  });
  afterAll(() => opened?.close());

  for (const example of managerOf(provider).examples) {
    const { asks = null, after } = exampleOf(id, example.title);
    // Some only read the key, or print what the reader has.
    const answered = asks?.answered ?? (id === 'hypermemory' ? 'reader: hm_live_... (scopes: ' : null);
    if (answered === null) continue;
    const needs = example.needs.filter((name) => name !== 'httpx');
    const lack = missing(example.language, needs);
    const leftOut = lack === null ? '' : ` (left out: ${lack})`;

    it.skipIf(lack !== null)(`${example.title}: gets its data with the key of the environment${leftOut}`, async () => {
      const { baseUrl, key } = opened;
      const printed = exampleText(provider, example, { baseUrl }).replace(keyPlaceholder(provider.keyFormat), key);
      const program: RunnableExample = { ...exampleOf(id, example.title), ...example, printed, restored: null };
      const before = example.needs.includes('httpx') ? httpxOrStandIn : '';
      const variables = { [provider.variables.apiKey[0]]: key };
      expect(await runExamples([program], { variables }, { before, after })).toContain(answered);
    });
  }
});
