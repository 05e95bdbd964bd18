import { readFileSync } from 'node:fs';
import { furthestType as furthestOffered, grants, type Provider, type Refusal, type Secret } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import {
  createReferenceServer,
  type IssueRequest,
  type VirtualClock,
  virtualClock,
  type World,
} from '@latchkey/reference-server';
import { worlds } from '@latchkey/reference-server/worlds/all';

/** A system of the lists, with all that the matrix needs of it. */
export interface System {
  readonly id: string;
  readonly provider: Provider;
  readonly world: () => World;
  readonly errors: readonly ErrorFixture[];
}

/** An error body as the system's documents print it: `fixtures/errors.json`. */
export interface ErrorFixture {
  readonly title: string;
  readonly status: number;
  /** The refusal that this body belongs to; null where it is read and never written. */
  readonly refusal: Refusal | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** How the message begins, where the documents give a title and no text. */
  readonly messageBegins?: string;
  /** Fields that our answer has beside the documented ones, where a document prints a part of the body. */
  readonly beyond?: readonly string[];
  /** What brings it about, where that is not plain from the refusal: of which operation, and with which JSON body. */
  readonly request?: { readonly operation?: string; readonly body?: unknown };
  readonly reads: { readonly error: string; readonly requiredScopes?: readonly string[] };
}

export const systems: readonly System[] = await Promise.all(
  Object.entries(providers).map(async ([id, load]): Promise<System> => {
    const worldOf = await new Map<string, () => Promise<() => World>>(Object.entries(worlds)).get(id)?.();
    if (!worldOf) throw new Error(`${id} has no world in the list of worlds.`);
    const fixtures = new URL(`../../../providers/src/${id}/fixtures/errors.json`, import.meta.url);
    return { id, provider: await load(), world: worldOf, errors: JSON.parse(readFileSync(fixtures, 'utf8')) };
  }),
);

export const start = Date.parse('2026-01-01T00:00:00Z');

/** A server of a system on a clock of its own. @param keys how many a test needs at once */
export const openServer = ({ provider, world }: Pick<System, 'provider' | 'world'>, keys = keysAtOnce) =>
  createReferenceServer<Provider, VirtualClock>(provider, {
    clock: virtualClock(start),
    world: world(),
    ...room(provider, keys),
  });

/** The smallest plan that allows so many keys at once; nothing where plans do not count keys. */
const room = ({ plans }: Provider, needed: number): { readonly plan?: string } => {
  const roomy = plans?.offered.find(({ keys = null }) => keys === null || keys >= needed);
  return roomy ? { plan: roomy.id } : {};
};

const keysAtOnce = 5;

type SystemServer = ReturnType<typeof openServer>;

/** What the matrix needs of a server, a system's own or that of a plane beside one. */
export interface Server
  extends Pick<SystemServer, 'provider' | 'document' | 'fetch' | 'handle' | 'clock' | 'faults' | 'accounts'> {
  readonly keys: {
    readonly issue: (
      request: IssueRequest,
    ) => Promise<{ readonly key: { readonly id: string }; readonly secret: Secret }>;
    readonly revoke: (id: string) => Promise<unknown>;
    readonly regenerate: (id: string) => Promise<unknown>;
  };
}

/** Every scope of the vocabulary. */
export const allScopes = ({ access }: Provider): string[] =>
  access.kind === 'none' ? [] : access.vocabulary.map(({ name }) => name);

/** One scope that lets a key do something and leaves the most refused; none where there are no scopes. */
export const narrowScopes = (provider: Provider): string[] => {
  const allowed = (scope: string) =>
    Object.values(provider.operations).filter(({ scopes }) =>
      scopes?.some((needed) => answers(provider, scope, needed)),
    ).length;
  const [narrowest] = allScopes(provider)
    .map((scope) => ({ scope, count: allowed(scope) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  return narrowest ? [narrowest.scope] : [];
};

const answers = ({ access }: Provider, scope: string, needed: readonly string[]) =>
  needed.length > 0 && grants(access, [scope], needed);

/**
 * A key of the server, issued with the longest life that the system offers, and where it binds its keys, of the type that reaches
 * furthest of those that it offers people.
 */
export const issue = (server: Server, name: string, scopes: readonly string[], more: Partial<IssueRequest> = {}) =>
  server.keys.issue({ name, scopes: [...scopes], ...furthestType(server.provider), ...more });

/** The type of key that reaches furthest of those that a system offers people; nothing where keys have no types. */
export const furthestType = ({ binding }: Provider): { readonly type?: string } => {
  const type = binding && furthestOffered(binding);
  return type ? { type: type.id } : {};
};
