import type { ApiKey, Clock, Secret } from '@latchkey/providers';
import type { KeyPage } from '../engine/keys/list.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import type { Person } from '../person.ts';
import type { Html } from './html.ts';

/** Opens the pages of a system's own site afresh. */
export type OpenPages = (context: PageContext) => readonly Page[];

export interface PageContext {
  readonly clock: Pick<Clock, 'now'>;
  readonly keys: PersonKeys;
  /** The time zone in which dates are entered and shown (ruling 22). */
  readonly zone: string;
}

/** What is found at one path of the site, from its root: `/profile/keys`. */
export type Page =
  /** For people who are signed in. */
  | {
      readonly kind: 'page';
      readonly path: string;
      readonly methods: readonly ('GET' | 'POST')[];
      answer(request: PageRequest): MaybePromise<PageReply>;
    }
  /** For everybody, such as a style sheet. */
  | { readonly kind: 'file'; readonly path: string; readonly contentType: string; readonly content: string };

/** A request of somebody who is signed in; a form that is posted comes from a page of ours. */
export interface PageRequest {
  readonly method: 'GET' | 'POST';
  readonly person: Person;
  readonly query: Fields;
  /** What was posted; nothing, where nothing was. */
  readonly form: Fields;
  /** What a form has to carry in its field {@link tokenField}. */
  readonly formToken: string;
  /** What a form may carry so that it does once what it asks for, however often it is sent: another one in each page. */
  readonly newFormId: string;
  /** What the page before left to be said here; null where it left nothing. It is said once. */
  readonly notice: string | null;
  /** Where the system's API is reached, without a slash at its end. */
  readonly apiUrl: string;
  readonly address: string | null;
  readonly nowMs: number;
}

/** Texts by the names of their fields. */
export interface Fields {
  /** The first text under a name; null where there is none. */
  one(name: string): string | null;
  all(name: string): readonly string[];
}

export type PageReply =
  | {
      readonly kind: 'page';
      readonly status?: number;
      readonly title: string;
      readonly body: Html;
      readonly styles?: string | null;
    }
  /** `to` is a path from the root of the site; `notice` is said by the page there. */
  | { readonly kind: 'redirect'; readonly to: string; readonly notice?: string };

/** The hidden field of a form in which {@link PageRequest.formToken} comes back. */
export const tokenField = '_token';

/** Acts on keys with a person's whole rights (ruling 8). What is refused comes back as the sentence that says why. */
export interface PersonKeys {
  /** In the words of `server.keys.issue`, as far as a form can say them. */
  issue(
    by: PageActor,
    request: {
      readonly name: string;
      readonly permissions?: readonly string[];
      readonly scopes?: readonly string[];
      /** One of the system's choices or a date, or nothing. */
      readonly expires?: string | undefined;
      /** The same one again gives the same key, and no secret. */
      readonly idempotencyKey?: string;
    },
  ): MaybePromise<Told<{ readonly key: ApiKey; readonly secret: Secret | null }>>;
  /** Newest first. */
  list(by: PageActor, request?: { readonly after?: string | undefined }): MaybePromise<Told<KeyPage>>;
  revoke(by: PageActor, id: string): MaybePromise<Told<{ readonly key: ApiKey }>>;
}

export type PageActor = Pick<PageRequest, 'person' | 'address'>;

export type Told<Done> = ({ readonly ok: true } & Done) | { readonly ok: false; readonly message: string };
