/** How an operation may be called, as its OpenAPI document says it. Generated into each provider's `operations.ts`. */
export interface Operation {
  /** The document's `operationId`. */
  readonly id: string;
  readonly method: Method;
  /** Path template relative to the base URL, such as `/data/events/room/{roomId}`. */
  readonly path: string;
  /**
   * What the JSON body holds where this operation is meant: each JSON pointer (RFC 6901) leads to its text. Operations that
   * share method and path are told apart by it; the one without it answers every other body.
   */
  readonly when?: readonly (readonly [pointer: string, value: string])[];
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  /** The request body's media type, or null where the operation takes none. */
  readonly body: { readonly contentType: string; readonly required: boolean } | null;
  /**
   * Who may call it: `null` is anybody without a key; otherwise a list of alternatives, each a list of scopes that must
   * all be granted. `[[]]` asks for a valid key and nothing more.
   */
  readonly scopes: readonly (readonly string[])[] | null;
  /** Whether a key may be sent where none is needed (`scopes` is null): the answer then tells what is the caller's own. */
  readonly keyOptional?: boolean;
  /** The provider's page style that a 2xx JSON answer follows, or null where the answer is not a list. */
  readonly page: string | null;
  /** Media types of a successful answer, in the document's order. */
  readonly produces: readonly string[];
  /** The success status that the document declares. */
  readonly success: number;
  /** Whether the document declares an `Idempotency-Key` header, so that a retry after a lost answer is safe. */
  readonly idempotencyKey: boolean;
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
}

/** Operations by their id. */
export type Operations = Readonly<Record<string, Operation>>;
