import type { Provider } from '@latchkey/providers';
import type { DemoCall } from '@latchkey/reference-server';

/** The path and query of a short request for a demonstration's list, below the base URL; null where there is none. */
export const examplePath = (
  { operations, pagination }: Pick<Provider, 'operations' | 'pagination'>,
  call: DemoCall | undefined,
): string | null => {
  const operation = call && operations[call.operation];
  if (!operation) return null;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.path[name] ?? ''));
  const style = operation.page === null ? undefined : pagination[operation.page];
  return style && style.kind !== 'whole' ? `${path}?${style.limitParameter}=2` : path;
};
