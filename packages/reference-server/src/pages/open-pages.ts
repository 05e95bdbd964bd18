import type { Clock, Provider } from '@latchkey/providers';
import type { Engine } from '../engine/engine.ts';
import type { Exchange } from '../exchange.ts';
import type { JournalEntry } from '../journal.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import { createRedactor } from '../pipeline/redact.ts';
import { createGuard } from '../plane/guard.ts';
import type { World } from '../world.ts';
import { createPersonKeys } from './person-keys.ts';
import { openSite, type SignedIn, type Site } from './site.ts';

interface PagesParts {
  readonly provider: Provider;
  readonly world: Pick<World, 'pages'>;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly zone: string;
  readonly basePath: string;
  /** Names of hosts that are known beside this machine's own. */
  readonly hosts?: readonly string[] | undefined;
  random(size: number): Uint8Array;
  digest(text: string): string;
  requestId(): string;
  signedIn(exchange: Exchange): MaybePromise<SignedIn | null>;
  journal(entry: JournalEntry): void;
}

/** Opens the pages of a world; null where it has none. */
export const openPages = ({ world, provider, engine, clock, zone, hosts = [], ...parts }: PagesParts): Site | null => {
  if (!world.pages) return null;
  const redact = createRedactor(provider.keyFormat);
  const keys = createPersonKeys({ provider, clock, zone, engine });
  return openSite(world.pages({ clock, keys, zone }), {
    ...parts,
    title: provider.title,
    clock,
    guard: createGuard(hosts),
    journal: ({ method, path, query, address }, status, thrown) =>
      parts.journal({
        answeredAt: new Date(clock.now()),
        requestId: parts.requestId(),
        method,
        path,
        query: redact.raw(query, []),
        operation: null,
        keyId: null,
        status,
        refusal: null,
        fault: null,
        limits: [],
        address,
        error: thrown instanceof Error ? redact.text(thrown.stack ?? thrown.message) : null,
      }),
  });
};
