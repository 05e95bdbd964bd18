import { type HideKeys, scrub } from '../error/scrub.ts';
import type { ClientEvent } from '../events/events.ts';
import type { Validation } from '../options.ts';

/** What is used of a schema: zod's and zod/mini's have it. Looking, never transforming. */
export interface ResponseSchema {
  safeParse(value: unknown):
    | { readonly success: true }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** The schema of each operation's successful JSON answer. */
export type ResponseSchemas = Readonly<Record<string, ResponseSchema>>;

/** The schemas, or how they are fetched: with the first request, so that nothing that only imports a client carries them. */
export type ResponseSchemasGiven = ResponseSchemas | (() => Promise<ResponseSchemas>);

/** Where an answer does not agree with its document. */
export interface Drift {
  /** Such as `data[].onset`. */
  readonly path: string;
  readonly message: string;
}

/** Looks at answers. */
export interface Validator {
  /** Fetches the schemas, where anybody is to look and they are not here yet. To be awaited before the first look. */
  load(): Promise<void>;
  /** Says what is wrong with an answer, or null where nothing is or nobody minds. */
  look(operation: string, body: unknown, hide: HideKeys, emit: (event: ClientEvent) => void): Drift | null;
}

/** Takes every answer as it is. */
export const blindValidator: Validator = { load: async () => {}, look: () => null };

/** A path may hold names that the server made up: so many are told, and no more. */
const mostTold = 1000;

/** A validator that remembers what it has told: each operation and path makes one event. */
export const createValidator = (mode: Validation, given: ResponseSchemasGiven): Validator => {
  if (mode === 'off') return blindValidator;
  let schemas = typeof given === 'function' ? null : given;
  const load = async (): Promise<void> => {
    if (typeof given === 'function') schemas ??= await given();
  };

  const told = new Set<string>();
  const look: Validator['look'] = (operation, body, hide, emit) => {
    const schema = schemas && Object.hasOwn(schemas, operation) ? schemas[operation] : undefined;
    const result = schema?.safeParse(body);
    if (!result || result.success) return null;
    const { issues } = result.error;
    const drifts = (mode === 'strict' ? issues.slice(0, 1) : issues).map(({ path, message }) => ({
      path: scrub(pathText(path), hide),
      message: scrub(message, hide),
    }));
    if (mode === 'strict') return drifts[0] ?? null;
    for (const drift of drifts) {
      const id = `${operation} ${drift.path}`;
      if (told.size >= mostTold || told.has(id)) continue;
      told.add(id);
      emit({ type: 'drift', operation, ...drift });
    }
    return null;
  };
  return { load, look };
};

/** A path without the numbers of items: what is wrong with one is usually wrong with all. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '') || 'the body';
