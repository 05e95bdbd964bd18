import type { Method } from '@latchkey/providers';
import type { Pending } from './error/result.ts';
import type { CallOptions } from './options.ts';
import type { Input } from './request/request-url.ts';

/**
 * Types that read a document's `operations`, as openapi-typescript writes them, so that a surface is typed by its document
 * and by nothing else.
 */

/** The JSON body of an operation's success; a success without one beside it says nothing of it. */
export type JsonOf<Op> = Op extends { responses: infer Responses }
  ? JsonIn<Responses[keyof Responses & (200 | 201 | 202)]>
  : never;

type JsonIn<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;

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

/**
 * What an operation of a document is called with. What is required there is required here, but for the path parameters that the
 * client fills itself.
 */
export type InputOf<Op, Filled extends string = never> = Omit<Input, 'path' | 'query' | 'body'> &
  (Op extends { parameters: { path: infer Path } } ? PathInput<Path, Filled> : { readonly path?: undefined }) &
  (Record<never, never> extends QueryOf<Op> ? { readonly query?: QueryOf<Op> } : { readonly query: QueryOf<Op> }) &
  ([BodyOf<Op>] extends [never] ? { readonly body?: unknown } : { readonly body: BodyOf<Op> });

type PathInput<Path, Filled extends string> = [Exclude<keyof Path, Filled>] extends [never]
  ? { readonly path?: { readonly [Name in keyof Path]?: string } }
  : {
      readonly path: { readonly [Name in Exclude<keyof Path, Filled>]: string } & {
        readonly [Name in Filled]?: string;
      };
    };

/** The methods that a path of a document answers to. */
type MethodOf<Item> = {
  [Name in keyof Item]: Name extends Lowercase<Method> ? (Item[Name] extends object ? Uppercase<Name> : never) : never;
}[keyof Item];

/** The paths of a document that answer to a method. */
type PathOf<Paths, Verb extends Method> = {
  [Path in keyof Paths]: Verb extends MethodOf<Paths[Path]> ? Path : never;
}[keyof Paths];

type OpOf<Item, Verb extends Method> = Item[keyof Item & Lowercase<Verb>];

/**
 * Any request that a document knows, by its method and path, through the same gate, with the same retries and errors. The path is
 * the document's own (`/things/{thingId}`), and the value is the body as it came. `Filled` names the path parameters that the client
 * fills itself.
 * @throws LatchkeyError
 */
export type RequestOf<Paths, Filled extends string = never> = <Verb extends Method, Path extends PathOf<Paths, Verb>>(
  method: Verb,
  path: Path,
  ...rest: Record<never, never> extends InputOf<OpOf<Paths[Path], Verb>, Filled>
    ? [input?: InputOf<OpOf<Paths[Path], Verb>, Filled>, options?: CallOptions]
    : [input: InputOf<OpOf<Paths[Path], Verb>, Filled>, options?: CallOptions]
) => Pending<JsonOf<OpOf<Paths[Path], Verb>>>;
