import type { ClientEvent } from './events.ts';
import type { Validation } from './options.ts';
import { type HideKeys, scrub } from './scrub.ts';

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

/** Where an answer does not agree with its document. */
export interface Drift {
  /** Such as `data[].onset`. */
  readonly path: string;
  readonly message: string;
}

/** Says what is wrong with an answer, or null where nothing is or nobody minds. */
export type Validator = (
  operation: string,
  body: unknown,
  hide: HideKeys,
  emit: (event: ClientEvent) => void,
) => Drift | null;

/** A path may hold names that the server made up: so many are told, and no more. */
const mostTold = 1000;

/** A validator that remembers what it has told: each operation and path makes one event. */
export const createValidator = (mode: Validation, schemas: ResponseSchemas): Validator => {
  const told = new Set<string>();
  return (operation, body, hide, emit) => {
    const schema = mode === 'off' || !Object.hasOwn(schemas, operation) ? undefined : schemas[operation];
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
};

/** A path without the numbers of items: what is wrong with one is usually wrong with all. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '') || 'the body';
