import type { Carrier, EnvironmentVariables } from '@latchkey/providers';
import type { Answer, Exchange } from '../exchange.ts';
import { createDateText, type Header } from '../pipeline/headers.ts';
import type { Member } from './member.ts';

/** A system as the directory names it. */
interface Listed {
  readonly name: string;
  readonly title: string;
  readonly documentation: string;
  readonly baseUrls: {
    /** Below the origin at which the directory was asked for. */
    readonly path: string;
    /** By its own name below `localhost`. */
    readonly localhost: string;
    /** By the names that it has in the world, where they lead here. */
    readonly hosts: readonly string[];
  };
  readonly variables: EnvironmentVariables;
  /** How a request carries a key. */
  readonly credential: string;
}

/**
 * Answers what is no server's: `/` with a directory of the servers, everything else with the same and a 404. It names no path
 * and repeats nothing of the request but its origin, since anything else may hold a key.
 */
export const createDirectory = (
  members: readonly Member[],
  { howToGetAKey, now }: { readonly howToGetAKey: string; readonly now: () => number },
): ((exchange: Exchange) => Answer) => {
  const dateText = createDateText();

  return (exchange) => {
    const { method, path, origin } = exchange;
    const write = (status: number, message: string, more: readonly Header[] = []): Answer => {
      const systems = members.map((member) => listed(member, origin));
      const isText = prefersText(exchange.header('accept'));
      const body = isText ? textOf(message, systems, howToGetAKey) : jsonOf(message, systems, howToGetAKey);
      const headers: Header[] = [
        ['Date', dateText(now())],
        ['Cache-Control', 'no-store'],
        ['Vary', 'Accept'],
        ['Content-Type', isText ? 'text/plain; charset=utf-8' : 'application/json'],
        ...more,
      ];
      if (method !== 'HEAD') return { status, headers, body };
      const length = new TextEncoder().encode(body).length;
      return { status, headers: [...headers, ['Content-Length', String(length)]], body: null };
    };

    if (path !== '/' && path !== '') return write(404, nobodys);
    const allow: Header = ['Allow', 'GET, HEAD, OPTIONS'];
    if (method === 'OPTIONS') {
      return { status: 204, headers: [['Date', dateText(now())], ['Cache-Control', 'no-store'], allow], body: null };
    }
    if (method !== 'GET' && method !== 'HEAD')
      return write(405, 'The directory can only be read: GET or HEAD.', [allow]);
    return write(
      200,
      members.length === 1 ? 'One system is served here.' : `${members.length} systems are served here.`,
    );
  };
};

const nobodys = 'No system is served at this host and path. Begin the path with the name of one, or use its host name.';

const listed = ({ name, server, basePath, hosts }: Member, origin: string): Listed => {
  const { title, documentation, variables, credentials } = server.provider;
  const [, scheme = 'http:', port = ''] = /^(\w+:).*?(:\d+)?$/.exec(origin) ?? [];
  return {
    name,
    title,
    documentation,
    baseUrls: {
      path: `${origin}/${name}${basePath}`,
      localhost: `${scheme}//${name}.localhost${port}${basePath}`,
      hosts: hosts.map((host) => `${scheme}//${host}${port}${basePath}`),
    },
    variables,
    credential: credentialOf(credentials.carriers[0]),
  };
};

const credentialOf = (carrier: Carrier): string => {
  if (carrier.in === 'query') return `?${carrier.name}=<key>`;
  if (carrier.in === 'cookie') return `Cookie: ${carrier.name}=<key>`;
  return `${carrier.name}: ${'scheme' in carrier ? `${carrier.scheme} ` : ''}<key>`;
};

/** Browsers and people who say so are given text; programs, which accept anything, JSON. */
const prefersText = (accept = ''): boolean => /\btext\//i.test(accept) && !/\bapplication\/json\b/i.test(accept);

const jsonOf = (message: string, systems: readonly Listed[], howToGetAKey: string): string =>
  `${JSON.stringify({ message, systems, howToGetAKey }, null, 2)}\n`;

const textOf = (message: string, systems: readonly Listed[], howToGetAKey: string): string =>
  `${[
    message,
    ...systems.map(({ title, name, documentation, baseUrls, variables, credential }) =>
      [
        `${title} (${name})`,
        `  base URL       ${baseUrls.path}`,
        ...[baseUrls.localhost, ...baseUrls.hosts].map((url) => `  or             ${url}`),
        `  variables      ${[...variables.apiKey, variables.baseUrl].join(', ')}`,
        `  a request has  ${credential}`,
        `  documentation  ${documentation}`,
      ].join('\n'),
    ),
    `How to get a key: ${howToGetAKey}`,
  ].join('\n\n')}\n`;
