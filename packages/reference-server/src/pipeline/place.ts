import type { Binding } from '@latchkey/providers';

/** Decoded path parameters; null stands for one whose percent-encoding is malformed. */
export type PathValues = Readonly<Record<string, string | null>>;

/** What a request touches, as far as keys can be bound to it. */
export interface Place {
  readonly organization: string | null;
  readonly environment: string | null;
}

/**
 * Reads the organisation and the environment that a request touches off its path, where the system binds keys to them; elsewhere
 * it touches the server's own environment. A malformed one is none, and refused as the
 * malformed parameter that it is.
 */
export const createPlace = (
  binding: Binding | undefined,
  environment: string | null,
): ((path: PathValues) => Place) => {
  if (binding === undefined) {
    const everywhere: Place = { organization: null, environment };
    return () => everywhere;
  }
  return (path) => ({
    organization: path[binding.organization.parameter] ?? null,
    environment: path[binding.environment.parameter] ?? null,
  });
};
