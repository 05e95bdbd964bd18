import {
  type CodeExample,
  exampleText,
  furthestType,
  keyPlaceholder,
  managerOf,
  mayRun,
  type Provider,
} from '@latchkey/providers';
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

/** What examples need that the document leaves to its reader, and what they print then, where they print no answer of the system. */
const readers = new Map<string, { readonly after?: string; readonly answered: string | RegExp }>([
  ['Viewing active keys, via API', { answered: 'reader: hm_live_... (scopes: ' }],
  ['Revoking a key, via API', { answered: 'Key revoked successfully' }],
  ['Zero-downtime rotation', { after: 'print(KeyRotator().get_key())', answered: /^hm_live_\w{20,}$/m }],
]);

/** A server of the system, and somebody who issues keys there. */
const open = async (id: string, provider: Provider) => {
  const world = await new Map(Object.entries(worlds)).get(id)?.();
  if (!world) throw new Error(`${id} has no world.`);
  const clock = virtualClock('2026-03-05T09:00:00Z');
  const plan = provider.plans?.offered.at(-1)?.id;
  const server = createReferenceServer<Provider>(provider, { clock, world: world(), ...(plan ? { plan } : {}) });
  const { url, close } = await listen(server);
  const type = provider.binding && furthestType(provider.binding)?.id;
  const baseUrl = url + new URL(provider.baseUrl).pathname.replace(/\/$/, '');
  const issue = async (name: string, scopes: readonly string[]) => {
    const { key, secret } = await server.keys.issue({
      name,
      scopes: [...scopes],
      ...(type === undefined ? {} : { type }),
    });
    return { id: key.id, secret: secret.reveal() };
  };
  return { baseUrl, issue, close };
};

/** The least that a key which is shown an example may do: one scope of those that the form offers, where one is enough. */
const leastScopes = (provider: Provider, example: CodeExample): readonly string[] => {
  if (provider.access.kind === 'none') return [];
  const offered = provider.access.vocabulary.filter((scope) => scope.offered).map(({ name }) => name);
  const enough = offered.find((scope) => mayRun(provider, example, { scopes: [scope] }));
  return enough === undefined ? offered : [enough];
};

describe.each(systems)('the code examples of the key manager of $id', ({ id, provider }) => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open(id, provider);
  });
  afterAll(() => opened?.close());

  for (const example of managerOf(provider).examples) {
    const { asks, after, loads } = exampleOf(id, example.title);
    const { answered = asks?.answered, after: reading = after } = readers.get(example.title) ?? {};
    if (answered === undefined) {
      // Some only read the key: those that read it from a file are run with one elsewhere.
      it(`${example.title}: asks for nothing`, () => {
        expect([example.operation, loads || !example.code.includes('http')]).toEqual([undefined, true]);
      });
      continue;
    }
    const needs = example.needs.filter((name) => name !== 'httpx');
    const lack = missing(example.language, needs);
    const leftOut = lack === null ? '' : ` (left out: ${lack})`;

    it.skipIf(lack !== null)(`${example.title}: does its work with any key that is shown it${leftOut}`, async () => {
      const { baseUrl, issue } = opened;
      const reader = await issue('reader', leastScopes(provider, example));
      const other = await issue('other', leastScopes(provider, example));
      const printed = exampleText(provider, example, { baseUrl }).replace(
        keyPlaceholder(provider.keyFormat),
        reader.secret,
      );
      const program: RunnableExample = { ...exampleOf(id, example.title), ...example, printed, restored: null };
      const before = example.needs.includes('httpx') ? httpxOrStandIn : '';
      const variables = { [provider.variables.apiKey[0]]: reader.secret, KEY_ID: other.id };
      expect(await runExamples([program], { variables }, { before, after: reading })).toMatch(answered);
    });
  }
});
