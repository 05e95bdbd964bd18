import { readFileSync } from 'node:fs';
import { type Provider, Secret } from '@latchkey/providers';
import { planes as providers } from '@latchkey/providers/all';
import { document } from '@latchkey/providers/latchkey/document';
import { type ErrorFixture, issue, narrowScopes, openServer, type Server, type System, systems } from './systems.ts';

/** How long a session lasts, by the document. */
const sessionMs = 8 * 3_600_000;

/** How many keys there are to be listed: more than a page of those that the matrix reads. */
const keyCount = 9;

/**
 * The people's plane of a server, as the matrix knows servers: its keys are sessions, which signing in issues and signing out
 * revokes. One of the system's keys has the id that the document's examples name.
 */
const openPlane = async (system: System, provider: Provider): Promise<Server> => {
  const world = system.world();
  const host = openServer({ ...system, world: () => world }, keyCount);
  const { clock, fetch, handle, faults, accounts } = host;
  const person = world.people?.[0]?.id;
  const scopes = narrowScopes(system.provider);
  for (let at = 1; at <= keyCount; at++) await issue(host, `Key ${at}`, scopes, { id: `key_${at}` });

  const [carrier] = provider.credentials.carriers;
  const ask = (method: string, path: string, told: { readonly body?: string; readonly session?: string }) =>
    fetch(`${provider.baseUrl}/manage${path}`, {
      method,
      headers: {
        'X-Latchkey-Request': '1',
        ...(told.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(told.session === undefined ? {} : { Cookie: `${carrier.name}=${told.session}` }),
      },
      body: told.body ?? null,
    });

  return {
    provider,
    document,
    fetch,
    handle,
    clock,
    faults,
    accounts,
    keys: {
      async issue({ expires }) {
        const answer = await ask('POST', '/sessions', { body: JSON.stringify({ person }) });
        const session = answer.headers.get('set-cookie')?.match(/=([^;]+)/)?.[1];
        if (session === undefined) throw new Error(`Nobody could sign in: ${await answer.text()}`);
        // All sessions last as long: one that is to end earlier began earlier.
        if (expires instanceof Date) await clock.advance(clock.now() + sessionMs - expires.getTime());
        return { key: { id: session }, secret: new Secret(session, 'a session') };
      },
      revoke: (session) => ask('DELETE', '/session', { session }),
      async regenerate() {
        throw new Error('No session is regenerated.');
      },
    },
  };
};

/** A world without people has nobody to sign in. */
const managed = systems.filter(({ world }) => (world().people ?? []).length > 0);

/** Each plane of the list beside each system whose keys people manage. */
export const planes = (
  await Promise.all(
    Object.entries(providers).map(async ([id, load]) => {
      const provider: Provider = await load();
      const fixtures = new URL(`../../../providers/src/${id}/fixtures/errors.json`, import.meta.url);
      const errors: readonly ErrorFixture[] = JSON.parse(readFileSync(fixtures, 'utf8'));
      return managed.map((system) => ({
        id: `${id} beside ${system.id}`,
        provider,
        errors,
        open: () => openPlane(system, provider),
      }));
    }),
  )
).flat();
