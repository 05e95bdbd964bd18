import type {
  ApiKey,
  Clock,
  KeyReach,
  OpenApiDocument,
  Operation,
  Problem,
  Refusal,
  Secret,
} from '@latchkey/providers';
import type { Account } from './engine/accounts/account.ts';
import type { Idempotent, Issued, MaybeReplayed } from './engine/acts/issued.ts';
import type { Rotated, RotateRequest } from './engine/acts/rotate.ts';
import type { KeyPage } from './engine/keys/list.ts';
import type { ActResult } from './engine/problem.ts';
import type { MaybePromise } from './maybe-promise.ts';
import type { OpenPages } from './pages/page.ts';
import type { Person } from './person.ts';

/** A data set behind a system's operations, with the document that describes them. Holds no state of its own. */
export interface World {
  /** The bundled OpenAPI document, as `@latchkey/providers/<id>/document` exports it. */
  readonly document: OpenApiDocument;
  /** The person whom `server.keys` and the sample data belong to unless told otherwise. */
  readonly owner: string;
  /** The organisation whose keys `server.keys` issues unless told otherwise, where the system binds keys to organisations. */
  readonly organization?: string;
  /** Who can sign in to manage keys, the most usual person first. None unless told. */
  readonly people?: readonly Person[];
  /** What keys can be bound to, where the system binds them: the organisations that there are, and their environments. */
  readonly places?: readonly { readonly organization: string; readonly environments: readonly string[] }[];
  /** Pages of the system's own site, beside its API. Opened with the data set, and again at each `reset()`. */
  readonly pages?: OpenPages;
  /** Opens the data set afresh: once for each server, and again at each `reset()`. Nothing is shared between two openings. */
  open(context: WorldContext): Handlers;
  /** What a demonstration shows of the system. */
  readonly demo?: Demo;
  /** Keys that the system's documents print, for servers that are told to adopt them (ruling 7). */
  readonly sampleKeys?: readonly SampleKey[];
}

/** A data set with a list that is long enough to need many pages, and what to do with it. */
export interface Demo {
  /** The data set; built only when the demonstration runs. */
  world(): World;
  /** The list to export: what it is called, and how many items it has. */
  readonly list: DemoCall & { readonly name: string; readonly items: number };
  /** What a key for that list needs, and no more. */
  readonly scopes: readonly string[];
  /** A call that those scopes do not answer, or that lies beyond a key's reach; null where every key may do everything. */
  readonly beyond: DemoCall | null;
}

export interface DemoCall {
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  /** The JSON body, where the operation takes one. */
  readonly body?: unknown;
}

export interface SampleKey {
  readonly secret: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** How far it reaches, as `server.keys.issue` is told, where the system binds its keys. */
  readonly type?: string;
  readonly organization?: string;
  readonly environment?: string;
}

export interface WorldContext {
  readonly clock: Pick<Clock, 'now'>;
  /** Random bytes, from the server's random port. */
  random(size: number): Uint8Array;
  /**
   * Acts on keys with the authority of a request's key (rulings 8, 9). Whether a system's keys may do that is its document's
   * business: it has such operations or not.
   */
  readonly keys: KeyActs;
  readonly accounts: WorldAccounts;
  /**
   * Tells of every request with a key that is let in, before anything else of it is looked at: it has cost its units, whatever
   * becomes of it.
   */
  onAdmitted(listener: (admitted: Admitted) => void): void;
}

/** A request that has cost its units. */
export interface Admitted {
  readonly operation: Operation;
  readonly key: NonNullable<WorldRequest['key']>;
  readonly nowMs: number;
}

/** Another owner's key, and every key to a request without one, is no key: the answers are the same to the letter. */
export interface KeyActs {
  /** A page of the keys that the caller's reaches, newest first. */
  list(by: Caller, request?: { readonly after?: string; readonly limit?: number }): MaybePromise<ActResult<KeyPage>>;
  /**
   * A new secret for a key; the old one is dead at once, the caller's own too. Of requests that overlap one is answered with a
   * secret, and the others with a conflict.
   */
  regenerate(by: Caller, id: string): MaybePromise<ActResult<Issued>>;
  regenerate(by: Caller, id: string, options: Idempotent): MaybePromise<ActResult<MaybeReplayed>>;
  /** A new key in a key's place; the old one lives on through the overlap. */
  rotate(by: Caller, id: string, options?: RotateOptions): MaybePromise<ActResult<Rotated<Secret | null>>>;
  disable(by: Caller, id: string): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  enable(by: Caller, id: string): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
  revoke(by: Caller, id: string): MaybePromise<ActResult<{ readonly key: ApiKey }>>;
}

/** How a key is rotated; as the system declares it, unless told. */
export type RotateOptions = Pick<RotateRequest, 'overlapMs' | 'ifVersion' | 'idempotencyKey'>;

/** Whose authority an act has, and what the audit says of it. */
export type Caller = Pick<WorldRequest, 'key' | 'address' | 'requestId'>;

export interface WorldAccounts {
  /** An owner's plan and what is left of the limits of all their keys together. Nothing is taken. */
  of(owner: string): MaybePromise<Account>;
}

/** One handler for each `operationId` of the document. */
export type Handlers = Readonly<Record<string, Handler>>;

export type Handler = (request: WorldRequest) => MaybePromise<Reply>;

/** A request that was let in and checked against the document. */
export interface WorldRequest {
  readonly operation: Operation;
  /** Decoded path parameters. */
  readonly path: Readonly<Record<string, string>>;
  /** Query parameters, typed as the document types them, its defaults filled in. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The header parameters that the document names, by their names in lower case, as they were sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON body, checked, or the bytes of another (`Uint8Array`); undefined where none was sent. */
  readonly body: unknown;
  /** Whose key it is; null at an operation that asks for none. */
  readonly key: {
    readonly id: string;
    readonly owner: string;
    readonly environment: string | null;
    /** How far it reaches; null where the system does not bind its keys. */
    readonly reach: KeyReach | null;
    readonly scopes: readonly string[];
  } | null;
  /** The `Accept` header, where one was sent: for operations that are answered in more than one media type. */
  readonly accept?: string | undefined;
  /** The `Idempotency-Key` header, where the document declares it for the operation and it was sent. */
  readonly idempotencyKey?: string | undefined;
  /** Where the API is reached, base path included, without a slash at its end: for links in answers. */
  readonly baseUrl: string;
  /** Where the request came from; null where that is not known. */
  readonly address: string | null;
  /** It came from inside of this process, over no network. */
  readonly isInProcess?: boolean;
  readonly requestId: string;
  readonly nowMs: number;
}

export type Reply =
  /** One page of a list; the provider's page style writes the envelope. */
  | {
      readonly kind: 'page';
      readonly items: readonly unknown[];
      readonly total: number;
      readonly limit: number;
      readonly offset: number;
      readonly metadata: Readonly<Record<string, unknown>>;
    }
  /** A JSON body, written as it stands, with the operation's success status. */
  | {
      readonly kind: 'json';
      readonly body: unknown;
      readonly headers?: readonly (readonly [string, string])[];
      /** The answer to an Idempotency-Key that was used before: `Idempotent-Replayed: true` says so. */
      readonly isReplayed?: boolean;
    }
  /** It is taken, and nothing is said of it: 202 without a body, whatever the operation's success status. */
  | { readonly kind: 'accepted' }
  /** Anything else: CSV, NDJSON, a file. */
  | {
      readonly kind: 'content';
      readonly contentType: string;
      readonly content: string | Uint8Array;
      readonly headers?: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** A problem of the system's own, of no kind that all systems have; its dialect writes it. */
  | { readonly kind: 'problem'; readonly problem: Problem };
