import type { ApiKey, Provider, Secret } from '@latchkey/providers';
import type { DemoCall } from '@latchkey/reference-server';
import { examplePath } from './example-path.ts';
import { seconds } from './figures.ts';

export interface ServerFacts {
  readonly provider: Provider;
  readonly baseUrl: string;
  readonly key: ApiKey;
  readonly secret: Secret;
  /** The documents' keys that work here. */
  readonly adopted: readonly ApiKey[];
  readonly delayMs: number;
  readonly example: DemoCall | undefined;
}

/** What a served system says of itself at its start: where it is, a throw-away key, and a request that works. */
export const serverNotice = ({ provider, baseUrl, key, secret, adopted, delayMs, example }: ServerFacts): string => {
  const [keyVariable] = provider.variables.apiKey;
  const path = examplePath(provider, example);
  const lines = [
    `${provider.title}, as a reference server: ${baseUrl}`,
    '',
    'A key to use. It is thrown away with the server, so it may be shown:',
    `  export ${keyVariable}=${secret.reveal()}`,
    `  export ${provider.variables.baseUrl}=${baseUrl}`,
    ...(key.scopes.length > 0 ? [` ${scopesOf(key.scopes)}`] : []),
    ...(delayMs > 0 ? [`  (it works in ${seconds(delayMs)}: the propagation delay is on)`] : []),
    ...(path === null
      ? []
      : ['', 'Try it:', `  curl -H "${credential(provider, keyVariable)}" "$${provider.variables.baseUrl}${path}"`]),
    ...(adopted.length > 0 ? ['', 'Keys of the documents that work too:'] : []),
    ...adopted.map(({ name, mask, scopes }) => `  ${mask}  ${name}${scopesOf(scopes)}`),
    '',
    'Ctrl+C stops it.',
  ];
  return `${lines.join('\n')}\n`;
};

const scopesOf = (scopes: readonly string[]): string => (scopes.length > 0 ? ` (scopes: ${scopes.join(', ')})` : '');

const credential = ({ credentials }: Provider, variable: string): string => {
  const [carrier] = credentials.carriers;
  const scheme = 'scheme' in carrier ? `${carrier.scheme} ` : '';
  return `${carrier.name}: ${scheme}$${variable}`;
};
