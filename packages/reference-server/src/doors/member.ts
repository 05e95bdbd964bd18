import { basePathOf } from '../base-path.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { apiOrigins } from './api-origins.ts';
import { hostnameOf, isAnybodys } from './hostname.ts';

/** What is asked of a server that stands beside others. */
export type Neighbour = Pick<ReferenceServer, 'handle' | 'provider' | 'document' | 'clock'> &
  Partial<Pick<ReferenceServer, 'tend' | 'leaks'>>;

/** A server among several, and where it is found. */
export interface Member {
  /** The first segment of its paths, and its host below `localhost`. */
  readonly name: string;
  readonly server: Neighbour;
  /** Without a slash at its end. */
  readonly basePath: string;
  /** The host names that its system has in the world. */
  readonly hosts: readonly string[];
}

/** A server under a name. */
export const memberOf = (name: string, server: Neighbour): Member => {
  const basePath = basePathOf(server.provider);
  const hosts = new Set(apiOrigins(server, basePath).map(hostnameOf));
  return { name, server, basePath, hosts: [...hosts].filter((host) => !isAnybodys(host)) };
};
