import type { Validation } from '../options.ts';
import type { Look, ResponseSchemasGiven } from './response-schemas.ts';

/** Looks at answers. */
export interface Validator {
  /** Fetches the schemas, where anybody is to look and they are not here yet. To be awaited before the first look. */
  load(): Promise<void>;
  readonly look: Look;
}

/** Takes every answer as it is. */
export const blindValidator: Validator = { load: async () => {}, look: () => null };

/** A validator of a client, which remembers what it has told. What looks comes with the schemas. */
export const createValidator = (mode: Validation, given: ResponseSchemasGiven): Validator => {
  if (mode === 'off') return blindValidator;
  let look: Look | null = null;
  return {
    async load() {
      if (look) return;
      const [{ createLook }, schemas] = await Promise.all([
        import('./look.ts'),
        typeof given === 'function' ? given() : given,
      ]);
      look ??= createLook(mode, schemas);
    },
    look: (...asked) => look?.(...asked) ?? null,
  };
};
