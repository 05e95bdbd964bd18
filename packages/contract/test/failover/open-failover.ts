import { type ClientEvent, createClient } from '@latchkey/sdk';
import { type DoorName, doors } from '../matrix/doors.ts';
import { allScopes, issue, openServer, type System } from '../matrix/systems.ts';

const closers: (() => Promise<void>)[] = [];

/** Closes every door that was opened. */
export const closeAll = async (): Promise<void> => {
  for (const close of closers.splice(0)) await close();
};

/** A system's server behind a door, two keys of it, and a client that holds both. */
export const openFailover = async (system: System, name: DoorName) => {
  const world = system.world().demo?.world ?? system.world;
  const list = system.world().demo?.list;
  if (!list) throw new Error(`${system.id} has no list to call.`);
  const server = openServer({ ...system, world });
  // More keys at once than the smallest plan allows.
  const [largest] = system.provider.plans?.offered.toReversed() ?? [];
  if (largest) await server.accounts.setPlan(largest.id);
  const { baseUrl, fetch, close } = await doors[name](server);
  closers.push(close);

  const issueKey = (title: string) => issue(server, title, allScopes(system.provider));
  const keys = Object.assign([await issueKey('primary'), await issueKey('backup')] as const, { issue: issueKey });
  const told: { readonly events: ClientEvent[]; readonly warnings: string[] } = { events: [], warnings: [] };
  const client = createClient(system.provider, {
    apiKey: [keys[0].secret, keys[1].secret],
    baseUrl,
    fetch,
    clock: server.clock,
    log: { warn: (message) => void told.warnings.push(message) },
    onEvent: (event) => void told.events.push(event),
  });
  const call = () => client.list(list.operation, { path: list.path, body: list.body }).firstPage();
  return { server, client, call, keys, told };
};
