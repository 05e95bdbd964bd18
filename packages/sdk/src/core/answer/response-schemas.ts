import type { HideKeys } from '../error/scrub.ts';
import type { ClientEvent } from '../events/events.ts';

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

/** Says what is wrong with an answer, or null where nothing is or nobody minds. */
export type Look = (
  operation: string,
  body: unknown,
  hide: HideKeys,
  emit: (event: ClientEvent) => void,
) => Drift | null;
