import { readFileSync } from 'node:fs';
import type { Secret } from '@latchkey/providers';
import { beforeAll, describe, expect, it } from 'vitest';
import { allScopes, issue, openServer, systems } from '../matrix/systems.ts';
import { bundled } from './bundle.ts';
import { exportsInWebContext, inWebContext } from './web-context.ts';

const manifest: { readonly exports: Readonly<Record<string, unknown>> } = JSON.parse(
  readFileSync(new URL('../../../sdk/package.json', import.meta.url), 'utf8'),
);

/** Every module that the client package exports. */
const specifiers = Object.keys(manifest.exports)
  .filter((subpath) => !subpath.endsWith('.json'))
  .map((subpath) => `@latchkey/sdk${subpath.slice(1)}`);

/** Those that are for Node, or stand on a library that the program brings along. */
const elsewhere = new Set(['@latchkey/sdk/env', '@latchkey/sdk/otel']);

type Sdk = typeof import('@latchkey/sdk');

describe('where there is nothing but web-standard names', () => {
  let sdk: Sdk;
  beforeAll(async () => {
    sdk = await exportsInWebContext<Sdk>('@latchkey/sdk');
  });

  it('there is nothing of Node', () => {
    const names = ['process', 'Buffer', 'require', 'module', 'global', 'setImmediate', 'fetch', 'window'];
    const found: readonly string[] = inWebContext(`${JSON.stringify(names)}.filter((name) => name in globalThis)`);
    expect([...found]).toEqual([]);
    return expect(inWebContext("import('node:fs')")).rejects.toThrow();
  });

  it.each(specifiers.filter((specifier) => !elsewhere.has(specifier)))('%s can be loaded', async (specifier) => {
    const exported = await exportsInWebContext<object>(specifier);
    const loaded: object = await import(/* @vite-ignore */ specifier);
    expect(Object.keys(exported).sort()).toEqual(Object.keys(loaded).sort());
  });

  describe.each(systems)('a client of $id', (system) => {
    const open = async () => {
      const { demo } = system.world();
      const list = demo?.list ?? expect.unreachable('no list');
      const server = openServer({ ...system, world: demo?.world ?? system.world });
      const scopes = allScopes(system.provider);
      const [old, next] = [await issue(server, 'old', scopes), await issue(server, 'next', scopes)];
      const clientOf = (apiKey: string | readonly [string, string]) =>
        sdk.createClient(system.provider, {
          apiKey,
          baseUrl: system.provider.baseUrl,
          fetch: server.fetch,
          clock: server.clock,
          log: null,
        });
      const { operation, path, body } = list;
      const listWith = (client: ReturnType<typeof clientOf>) => client.list(operation, { path, body });
      return { server, old, next, clientOf, listWith };
    };

    it('reads a list page by page, waits for a limit, and fails over to its backup key', async () => {
      const { server, old, next, clientOf, listWith } = await open();
      const client = clientOf([old.secret.reveal(), next.secret.reveal()]);
      const items = await listWith(client).toArray({ max: 30 });
      expect(items.length).toBeGreaterThan(0);
      server.faults.add({ kind: 'rate_limit', retryAfterSeconds: 60, times: 1 });
      const startMs = server.clock.now();
      await listWith(client).firstPage();
      expect(server.clock.now() - startMs).toBeGreaterThanOrEqual(60_000);
      await server.keys.revoke(old.key.id);
      expect(await listWith(client).toArray({ max: 30 })).toEqual(items);
      await client.useKey(old.secret.reveal());
      await listWith(client).firstPage();
    });

    it('fails with errors of the package, and as results', async () => {
      const { server, old, clientOf, listWith } = await open();
      await server.keys.revoke(old.key.id);
      const client = clientOf(old.secret.reveal());
      const { isLatchkeyError } = sdk;
      const thrown = await listWith(client)
        .firstPage()
        .catch((error: unknown) => error);
      expect(isLatchkeyError(thrown) && thrown.status).toBe(401);
      const id = Object.values(system.provider.operations).find(
        ({ scopes, method, parameters }) => scopes !== null && method === 'GET' && parameters.length === 0,
      )?.id;
      if (id) expect(await client.call(id).result()).toMatchObject({ ok: false, error: { status: 401 } });
    });

    it('exports to a stream, and rotates its key', async () => {
      const { server, old, next, clientOf, listWith } = await open();
      const client = clientOf(old.secret.reveal());
      const written: Uint8Array[] = [];
      const stream = new WritableStream<Uint8Array>({ write: (chunk) => void written.push(chunk) });
      const { rows } = await listWith(client).toNdjson(stream);
      const lines = Buffer.concat(written).toString().trim().split('\n');
      expect(lines).toHaveLength(rows);

      const { rotateKey } = await exportsInWebContext<typeof import('@latchkey/sdk/rotate')>('@latchkey/sdk/rotate');
      const rotation = await rotateKey({
        create: () => next.secret.reveal(),
        client,
        provider: system.provider,
        verify: (_: Secret) => listWith(client).firstPage(),
        revoke: () => server.keys.revoke(old.key.id),
        clock: server.clock,
      });
      expect(rotation.outcome).toBe('rotated');
    });
  });
});

describe('a program that imports and does not use', () => {
  it.each(specifiers)('%s bundles nothing of it', async (specifier) => {
    expect(await bundled(`import * as it from '${specifier}'; import '${specifier}';`)).toMatch(/^[\s"'();=>{}]*$/);
  });

  it('brings one system’s client without the others', async () => {
    for (const { id } of systems) {
      const script = await bundled(`import * as it from '@latchkey/sdk/${id}'; globalThis.it = it;`);
      const others = systems.filter((other) => other.id !== id).map(({ provider }) => provider.documentation);
      expect(others.filter((documentation) => script.includes(documentation))).toEqual([]);
      expect(script.length).toBeGreaterThan(10_000);
    }
  });
});
