import { hypermemory } from '@latchkey/providers/hypermemory';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hypermemoryWorld } from '@latchkey/reference-server/worlds/hypermemory';
import { createHyperMemory } from '@latchkey/sdk/hypermemory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing } from '../language.ts';
import { runExamples, runnableExample } from '../run-example.ts';
import { httpxOrStandIn } from './httpx.ts';

const open = async () => {
  const server = createReferenceServer(hypermemory, {
    clock: virtualClock('2026-03-05T09:00:00Z'),
    world: hypermemoryWorld(),
    plan: 'developer',
  });
  const http = await listen(server, { port: 0 });
  const { key, secret } = await server.keys.issue({ name: 'admin', scopes: ['memory:admin'] });
  return { server, http, admin: { id: key.id, text: secret.reveal() } };
};

let opened: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  opened = await open();
});
afterAll(() => opened?.http.close());

const python = (text: string) => JSON.stringify(text);
const lack = missing('python', []);
const leftOut = lack === null ? '' : ` (left out: ${lack})`;

/** Runs an example in the surroundings that the document leaves to its reader. */
const run = (title: string, { before = '', after = '' }: { readonly before?: string; readonly after?: string }) =>
  runExamples(
    [runnableExample('hypermemory', title)],
    { origin: [new URL(hypermemory.baseUrl).origin, opened.http.url] },
    { before: `${httpxOrStandIn}\nadmin_api_key = ${python(opened.admin.text)}\n${before}`, after },
  );

describe('the examples that the document of hypermemory prints', () => {
  it.skipIf(lack !== null)(`Viewing active keys, via API: prints a line for each key${leftOut}`, async () => {
    await opened.server.keys.issue({ name: 'prod-api-server', scopes: ['memory:read', 'memory:write'] });
    expect((await run('Viewing active keys, via API', {})).trimEnd().split('\n')).toEqual([
      "prod-api-server: hm_live_... (scopes: ['memory:read', 'memory:write'])",
      "admin: hm_live_... (scopes: ['memory:admin'])",
    ]);
  });

  it.skipIf(lack !== null)(`Revoking a key, via API: revokes, and says so${leftOut}`, async () => {
    const { key } = await opened.server.keys.issue({ name: 'contractor', scopes: ['memory:read'] });
    const revoke = () => run('Revoking a key, via API', { before: `key_id = ${python(key.id)}` });
    expect(await revoke()).toBe('Key revoked successfully\n');
    expect((await opened.server.keys.get(key.id)).status).toBe('revoked');
  });

  it.skipIf(lack !== null)(`Revoking a key, via API: says nothing of an unknown key${leftOut}`, async () => {
    expect(await run('Revoking a key, via API', { before: 'key_id = "key_nowhere"' })).toBe('');
  });

  it.skipIf(lack !== null)(`Zero-downtime rotation: makes the old key the backup${leftOut}`, async () => {
    const after = `
rotator = KeyRotator()
rotator.rotate("new")
print(rotator.get_key(), os.environ["HYPERMEMORY_API_KEY"], os.environ["HYPERMEMORY_API_KEY_BACKUP"])
`;
    const before = 'import os\nos.environ["HYPERMEMORY_API_KEY"] = "old"';
    expect(await run('Zero-downtime rotation', { before, after })).toBe('new new old\n');
  });
});

describe('the rotation that the document describes', () => {
  it('ruling 29: goes without an interruption, with the SDK in the place of the printed rotator', async () => {
    const { server, http } = await open();
    try {
      const scopes = ['memory:write'] as const;
      const old = await server.keys.issue({ name: 'prod-api-server', scopes });
      const client = createHyperMemory({ apiKey: old.secret, baseUrl: http.url, clock: server.clock });
      await client.memory.store({ content: 'before' });

      // Create new key: the same scopes as the old one.
      const next = await server.keys.issue({ name: 'prod-api-server-2', scopes: old.key.scopes });
      // Update applications
      await client.useKey(next.secret);
      // Verify functionality
      const { id } = await client.memory.store({ content: 'between' });
      expect(await client.memory.recall({ query: 'between' }).first()).toMatchObject({ id });
      expect((await server.keys.get(next.key.id)).requestCount).toBe(2);
      // Revoke old key
      await server.keys.revoke(old.key.id);
      await client.memory.store({ content: 'after' });
      expect((await server.keys.get(old.key.id)).requestCount).toBe(1);
    } finally {
      await http.close();
    }
  });

  it('ruling 11: needs room in the plan, and a Free account at its cap is told what to do', async () => {
    const { server, http } = await open();
    try {
      await server.accounts.setPlan('free');
      await expect(server.keys.issue({ name: 'second', scopes: ['memory:read'] })).rejects.toMatchObject({
        kind: 'plan_cap',
        message: 'The account’s plan allows 1 active key, and it has 1. Revoke a key first, or choose a larger plan.',
      });
      await server.accounts.setPlan('developer');
      await server.keys.issue({ name: 'second', scopes: ['memory:read'] });
      expect((await server.accounts.get()).keys).toMatchObject({ limit: 5, used: 2 });
    } finally {
      await http.close();
    }
  });

  it.each([
    ['free', 1],
    ['developer', 5],
    ['pro', 20],
  ] as const)('security 57: holds the cap of %s under forty attempts at once', async (plan, cap) => {
    const server = createReferenceServer(hypermemory, {
      clock: virtualClock('2026-03-05T09:00:00Z'),
      world: hypermemoryWorld(),
      plan,
    });
    const attempts = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) => server.keys.issue({ name: `key-${at}`, scopes: ['memory:read'] })),
    );
    const issued = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value.key] : []));
    expect(issued).toHaveLength(cap);
    // A revoked key does not count, and makes room for exactly one.
    await server.keys.revoke(issued[0]?.id ?? '');
    await server.keys.issue({ name: 'replacement', scopes: ['memory:read'] });
    await expect(server.keys.issue({ name: 'one more', scopes: ['memory:read'] })).rejects.toMatchObject({
      kind: 'plan_cap',
    });
  });
});
