import type { Provider } from '@latchkey/providers';
import { quoted, UsageError } from './usage-error.ts';

/**
 * The environment that a server answers for: the one that was named, else the first that the system's keys name, or null
 * where they name none.
 * @throws UsageError when the system knows no such environment.
 */
export const readEnvironment = (
  { keyFormat, title }: Pick<Provider, 'keyFormat' | 'title'>,
  name: string | undefined,
): string | null => {
  const environments: readonly string[] = keyFormat.environments ?? [];
  if (name === undefined) return environments[0] ?? null;
  if (environments.includes(name)) return name;
  throw new UsageError(
    `${title} has no environment ${quoted(name)}.`,
    environments.length > 0 ? `Environments: ${environments.join(', ')}.` : 'Its keys name no environment.',
  );
};
