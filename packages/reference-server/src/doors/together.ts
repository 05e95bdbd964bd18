import { type Clock, rangeError } from '@latchkey/providers';
import type { Answer, Exchange } from '../exchange.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { Fetch } from '../reference-server.ts';
import { createDirectory } from './directory.ts';
import { createFetchDoor } from './fetch.ts';
import { hostnameOf, isHostLabel } from './hostname.ts';
import { type LeaksTogether, leaksTogether } from './leaks-together.ts';
import { type Member, memberOf, type Neighbour } from './member.ts';

/** Several servers behind one door. */
export interface ServersTogether {
  /** The servers' cores as one, for a door. Never rejects. */
  readonly handle: (exchange: Exchange) => MaybePromise<Answer>;
  /** The cheapest door to all of them. */
  readonly fetch: Fetch;
  /** The first server's clock, which dates what none of them answers. */
  readonly clock: Pick<Clock, 'now' | 'hold'>;
  /** The clock of whoever answers a request. */
  readonly clockOf: (exchange: Exchange) => Pick<Clock, 'now' | 'hold'>;
  /** Does what is due at each of them, whatever becomes of the others; null where there is nothing. */
  readonly tend: (() => Promise<void>) | null;
  /** Keys of any of them that got into a text. */
  readonly leaks: LeaksTogether;
}

export interface TogetherOptions {
  /** What the directory at `/` says of how to get a key. Default: that `server.keys` of whoever opened them issues it. */
  readonly howToGetAKey?: string;
}

/**
 * Puts servers side by side behind one door. Each is found by the host names that its system has (so that a DNS override or a
 * proxy works), by its own name below `localhost`, and at every other host by its name at the front of the path:
 *
 * ```ts
 * const all = together({ acme: acmeServer, moon: moonServer });
 * const http = await listen(all, { port: 4010 });
 * await fetch(`${http.url}/acme/v1/health`);        // or http://acme.localhost:4010/v1/health
 * ```
 * Links in answers lead back the way that the request came. `/` names the servers, as plain text to whom accepts `text/*` and
 * else as JSON; what leads to none of them gets the same with a 404. Nothing is shared but the door.
 * @param servers by the names that they go by here: lower-case letters, digits and hyphens. Of two at one host of the world and
 * below one base path, the first is found there.
 * @throws RangeError when there is none, or a name is no part of a host name.
 */
export const together = (
  servers: Readonly<Record<string, Neighbour>>,
  { howToGetAKey = 'Whoever opened the servers issues it: server.keys.issue({ name, … }).' }: TogetherOptions = {},
): ServersTogether => {
  const members = Object.entries(servers).map(([name, server]) => memberOf(checkedName(name), server));
  const [first] = members;
  if (!first) throw new RangeError('There is no server to serve. Give one at least.');
  const { clock } = first.server;
  const direct = createDirectory(members, { howToGetAKey, now: clock.now });
  const find = createFinder(members);

  const handle = (exchange: Exchange): MaybePromise<Answer> => {
    const found = find(exchange);
    if (!found) return direct(exchange);
    const { member, inner, prefix } = found;
    const answer = member.server.handle(inner);
    return prefix === '' ? answer : after(answer, (given) => relocated(given, prefix));
  };
  return {
    handle,
    fetch: createFetchDoor(handle),
    clock,
    clockOf: (exchange) => find(exchange)?.member.server.clock ?? clock,
    tend: tendAll(members),
    leaks: leaksTogether(members),
  };
};

const tendAll = (members: readonly Member[]): ServersTogether['tend'] => {
  const tended = members.flatMap(({ server }) => server.tend ?? []);
  if (tended.length === 0) return null;
  return async () => {
    await Promise.allSettled(tended.map((tend) => tend()));
  };
};

const checkedName = (name: string): string => {
  if (isHostLabel(name)) return name;
  throw rangeError(`'${name}' cannot be a server's name here. Use lower-case letters, digits and hyphens.`);
};

interface Found {
  readonly member: Member;
  /** The request as the server would be asked alone. */
  readonly inner: Exchange;
  /** What its paths begin with here: nothing where the host has said it all. */
  readonly prefix: string;
}

/** Finds whose a request is: its host's, else that of the first segment of its path, which is decoded as every segment is. */
const createFinder = (members: readonly Member[]): ((exchange: Exchange) => Found | null) => {
  const byName = new Map(members.map((member) => [member.name, member]));
  const byHost = new Map<string, Member[]>();
  // The longest base path first: where systems share a host, it is the path that tells.
  for (const member of [...members].sort((one, other) => other.basePath.length - one.basePath.length)) {
    for (const host of member.hosts) byHost.set(host, [...(byHost.get(host) ?? []), member]);
  }
  for (const member of members) byHost.set(`${member.name}.localhost`, [member]);

  return (exchange) => {
    const { origin, path } = exchange;
    const neighbours = byHost.get(hostnameOf(origin));
    const [front] = neighbours ?? [];
    if (neighbours && front) {
      const member = neighbours.find(({ basePath }) => path.startsWith(`${basePath}/`)) ?? front;
      return { member, inner: exchange, prefix: '' };
    }
    if (!path.startsWith('/')) return null;
    const end = path.indexOf('/', 1);
    const segment = end < 0 ? path.slice(1) : path.slice(1, end);
    const member = byName.get(segment) ?? byName.get(decoded(segment));
    if (!member) return null;
    const prefix = `/${member.name}`;
    return { member, inner: { ...exchange, origin: origin + prefix, path: end < 0 ? '/' : path.slice(end) }, prefix };
  };
};

const decoded = (segment: string): string => {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** A redirect to a path leads to the server's own, as it does where the server is alone. */
const relocated = (answer: Answer, prefix: string): Answer => {
  const isPath = ([name, value]: Answer['headers'][number]) => /^location$/i.test(name) && /^\/(?!\/)/.test(value);
  if (!answer.headers.some(isPath)) return answer;
  return {
    ...answer,
    headers: answer.headers.map((header) => (isPath(header) ? ([header[0], prefix + header[1]] as const) : header)),
  };
};
