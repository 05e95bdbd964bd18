/**
 * Types that read a document's `operations`, as openapi-typescript writes them, so that a surface is typed by its document
 * and by nothing else.
 */

/** The JSON body of an operation's success. */
export type JsonOf<Op> = Op extends { responses: infer Responses }
  ? Responses[keyof Responses & (200 | 201 | 202)] extends { content: { 'application/json': infer Body } }
    ? Body
    : never
  : never;

/** The JSON body that an operation takes. */
export type BodyOf<Op> = Op extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : never;

/**
 * An operation's query parameters as they may be given: times also as `Date`, optional ones also as undefined. `format` is
 * not among them: how an answer is written is the client's business.
 */
export type QueryOf<Op> = Op extends { parameters: { query?: infer Query } }
  ? Given<NonNullable<Query>>
  : Record<never, never>;

type Given<Query> = [Query] extends [never]
  ? Record<never, never>
  : {
      [Name in keyof Query as Name extends 'format' ? never : Name]:
        | Query[Name]
        | (Name extends `${string}Time` ? Date : never)
        | (undefined extends Query[Name] ? undefined : never);
    };

/** The arguments after an id: the query may be left out where nothing in it is required. */
export type QueryArguments<Op, Options> =
  Record<never, never> extends QueryOf<Op>
    ? [query?: QueryOf<Op>, options?: Options]
    : [query: QueryOf<Op>, options?: Options];
