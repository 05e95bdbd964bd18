import type { Provider } from '@latchkey/providers';
import type { DemoCall } from '@latchkey/reference-server';

/** A short request for a demonstration's list, as a `curl` line that reads the environment variables; null where there is none. */
export const curlLine = (
  provider: Pick<Provider, 'operations' | 'pagination' | 'variables' | 'credentials'>,
  call: DemoCall | undefined,
): string | null => {
  const operation = call && provider.operations[call.operation];
  if (!operation) return null;
  const [keyVariable] = provider.variables.apiKey;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.path[name] ?? ''));
  const style = operation.page === null ? undefined : provider.pagination[operation.page];
  const isQuery = style && style.kind !== 'whole' && style.in !== 'body';
  const query = isQuery ? `?${style.limitParameter}=2` : '';
  return [
    'curl',
    ...(operation.method === 'GET' || (operation.method === 'POST' && call.body !== undefined)
      ? []
      : ['-X', operation.method]),
    `-H "${credential(provider, keyVariable)}"`,
    ...(call.body === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d ${shellQuoted(JSON.stringify(call.body))}`]),
    `"$${provider.variables.baseUrl}${path}${query}"`,
  ].join(' ');
};

const credential = ({ credentials }: Pick<Provider, 'credentials'>, variable: string): string => {
  const [carrier] = credentials.carriers;
  if (carrier.in === 'cookie') return `Cookie: ${carrier.name}=$${variable}`;
  const scheme = 'scheme' in carrier ? `${carrier.scheme} ` : '';
  return `${carrier.name}: ${scheme}$${variable}`;
};

const shellQuoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
