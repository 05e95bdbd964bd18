import { type Manager, type OpenField, Secret } from '@latchkey/providers';
import type { KeyWire, ManagedKey } from '@latchkey/providers/latchkey';
import { client as latchkey } from '@latchkey/providers/latchkey/client';
import type { components, operations, paths } from '@latchkey/providers/latchkey/wire';
import { createClient } from '../core/client.ts';
import { LatchkeyError } from '../core/error.ts';
import { createList, type List } from '../core/list.ts';
import type { CallOptions, ClientOptions, KeyGiven, ListOptions } from '../core/options.ts';
import type { Input } from '../core/request-url.ts';
import { withResults } from '../core/result.ts';
import { createSession } from '../core/session.ts';
import type { BodyOf, JsonOf, QueryOf, RequestOf } from '../core/wire.ts';

type Id = keyof operations;
type Schemas = components['schemas'];

export interface LatchkeyOptions extends Omit<ClientOptions, 'apiKey' | 'dangerouslyAllowBrowser'> {
  /** A session from before. Default: `LATCHKEY_SESSION`, else none, and `signIn` brings one. */
  readonly session?: KeyGiven | undefined;
}

/** What is asked of a new key, by the fields of the system's form. */
export interface NewKeyForm extends Omit<Schemas['NewKey'], 'expires' | 'scopes' | 'permissions' | 'limits'> {
  readonly scopes?: readonly string[];
  readonly permissions?: readonly string[];
  /** One of the system's choices (`90d`), a date, a moment, or `never`. Default: what the system recommends. */
  readonly expires?: string | Date | null;
  /** Quotas of the key's own by the id of their limit; null is none. */
  readonly limits?: Readonly<Record<string, number | null>>;
}

/** A key with its secret, which is never to be had again. */
export interface NewKey {
  readonly key: ManagedKey;
  /** It prints as its mask. */
  readonly secret: Secret;
}

/** An alert that was set up. */
export interface NewAlert extends Omit<Schemas['Alert'], 'signingSecret'> {
  /** For whoever receives its webhooks: libraries for Standard Webhooks take it as it is. Null where it is told otherwise. */
  readonly signingSecret: Secret | null;
}

/** How acts that make a secret are called. */
export interface OnceOptions extends CallOptions {
  /** 16 to 255 characters that are hard to guess: the same one makes no second key. Default: one for each call. */
  readonly idempotencyKey?: string | undefined;
}

/** The system that the plane stands beside, and how its people manage their keys. */
export interface ManagedSystem extends Omit<Schemas['System'], 'manager' | 'fields'> {
  readonly manager: Manager;
  /** Of the form for new keys. */
  readonly fields: readonly OpenField[];
}

/** A time that was left out of a document's query, or stands in it. */
type Time = string | Date;

/** They stay behind until the first request. */
const responses = async () => (await import('@latchkey/providers/latchkey/schemas')).responses;

/** On everything that changes something. */
const headers = { 'X-Latchkey-Request': '1' };

/**
 * A client of the people's plane of a reference server: who signs in manages keys as the system's own page lets them. In a browser
 * the session is in a cookie that no script reads; elsewhere this client keeps it. The base URL comes from `LATCHKEY_BASE_URL`
 * where it is not given, and else is that of a server on this machine (`http://127.0.0.1:4010/_latchkey`). Records are the wire's,
 * names and all; only keys are models.
 * @throws LatchkeyError `config` as {@link createClient}
 */
export const createLatchkey = ({ session, ...options }: LatchkeyOptions = {}) => {
  const client = createClient(latchkey, options, { responses, session: createSession(latchkey, session) });

  const call = <Op extends Id>(id: Op, input: Input = {}, callOptions?: CallOptions) =>
    client.call<JsonOf<operations[Op]>>(id, input, callOptions);
  const change = <Op extends Id>(id: Op, input: Input = {}, callOptions?: CallOptions) =>
    call(id, { ...input, headers: { ...headers, ...input.headers } }, callOptions);
  const keyed = async (answer: Promise<KeyWire>): Promise<ManagedKey> => (await keyReader())(await answer);
  const act =
    (id: 'revokeKey' | 'disableKey' | 'enableKey') =>
    (keyId: string, callOptions?: CallOptions): Promise<ManagedKey> =>
      keyed(change(id, { path: { keyId } }, callOptions));
  const once = ({ idempotencyKey, ...callOptions }: OnceOptions = {}) => ({
    headers: idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey },
    callOptions,
  });

  const request: RequestOf<paths> = client.request;

  return withResults({
    /** Who can sign in by being picked, on this machine. */
    people: async (callOptions?: CallOptions) => (await call('listPeople', {}, callOptions)).people,
    /** Signs in: a person who is picked by their id, or whoever the credentials are of. */
    signIn: (who: string | { readonly credentials: Record<string, unknown> }, callOptions?: CallOptions) =>
      change('signIn', { body: typeof who === 'string' ? { person: who } : who }, callOptions),
    /** Who is signed in. */
    session: (callOptions?: CallOptions) => call('getSession', {}, callOptions),
    signOut: async (callOptions?: CallOptions): Promise<void> => {
      await change('signOut', {}, callOptions);
    },
    /** The system, and all that a page or a prompt needs to build itself. */
    system: (callOptions?: CallOptions) => client.call<ManagedSystem>('getSystem', {}, callOptions),
    keys: {
      /** The keys that the person looks after, the newest first unless told. */
      list: (query: QueryOf<operations['listKeys']> = {}, listOptions?: ListOptions): List<ManagedKey> => {
        const records = client.list<KeyWire>('listKeys', { query }, listOptions);
        return createList<ManagedKey>(async function* (reading) {
          for await (const page of records.pages(reading)) yield { ...page, items: page.items.map(await keyReader()) };
        });
      },
      get: (keyId: string, callOptions?: CallOptions) => keyed(call('getKey', { path: { keyId } }, callOptions)),
      /** Issues a key. It is repeated after a failure, and makes no second key. */
      issue: async (form: NewKeyForm, options?: OnceOptions): Promise<NewKey> => {
        const { headers: own, callOptions } = once(options);
        return newKey(await change('issueKey', { body: formBody(form), headers: own }, callOptions));
      },
      /** What is to be said of a key before it is issued: warnings, its end, a better name. Issues nothing. */
      check: (form: NewKeyForm, callOptions?: CallOptions) =>
        change('checkKeyDraft', { body: formBody(form) }, callOptions),
      /** @param changes with `version`, only the version that was seen last is changed */
      update: (keyId: string, changes: BodyOf<operations['updateKey']>, callOptions?: CallOptions) =>
        keyed(change('updateKey', { path: { keyId }, body: changes }, callOptions)),
      /** Gives a key another secret; the old one is dead at once. */
      regenerate: async (keyId: string, options?: OnceOptions): Promise<NewKey> => {
        const { headers: own, callOptions } = once(options);
        return newKey(await change('regenerateKey', { path: { keyId }, headers: own }, callOptions));
      },
      /** Puts a new key in a key's place, which may be used until the overlap ends. */
      rotate: async (
        keyId: string,
        body: BodyOf<operations['rotateKey']> = {},
        options?: OnceOptions,
      ): Promise<NewKey & { readonly predecessor: ManagedKey }> => {
        const { headers: own, callOptions } = once(options);
        const answer = await change('rotateKey', { path: { keyId }, body, headers: own }, callOptions);
        return { ...(await newKey(answer)), predecessor: (await keyReader())(answer.predecessor) };
      },
      disable: act('disableKey'),
      enable: act('enableKey'),
      /** Revokes a key at once and for good. */
      revoke: act('revokeKey'),
      /** Code that uses a key out of the environment, and the template of an `.env` file. */
      examples: (keyId: string, callOptions?: CallOptions) => call('listKeyExamples', { path: { keyId } }, callOptions),
    },
    /** How much a key, or the whole account, was used, beside the limits that hold. */
    usage: ({ from, to, ...query }: UsageQuery = {}, callOptions?: CallOptions) =>
      call('getUsage', { query: { ...query, from, to } }, callOptions),
    alerts: {
      list: async (callOptions?: CallOptions) => (await call('listAlerts', {}, callOptions)).alerts,
      /** Sets up an alert. One that is told by webhook comes with what checks signatures, which is never to be had again. */
      create: async (alert: BodyOf<operations['createAlert']>, callOptions?: CallOptions): Promise<NewAlert> => {
        const { signingSecret, ...made } = await change('createAlert', { body: alert }, callOptions);
        return {
          ...made,
          signingSecret: signingSecret === undefined ? null : new Secret(signingSecret, 'whsec_******'),
        };
      },
      delete: (alertId: string, callOptions?: CallOptions) => change('deleteAlert', { path: { alertId } }, callOptions),
      /** What was crossed, the oldest first. */
      crossings: async (query: QueryOf<operations['listCrossings']> = {}, callOptions?: CallOptions) =>
        (await call('listCrossings', { query }, callOptions)).crossings,
      /** The e-mails that alerts wrote. Nothing sends them. */
      outbox: async (callOptions?: CallOptions) => (await call('listMails', {}, callOptions)).mails,
    },
    audit: {
      /** What was done, the latest first unless told. */
      list: ({ since, until, ...query }: AuditQuery = {}, listOptions?: ListOptions) =>
        client.list<Schemas['AuditRecord']>('listAudit', { query: { ...query, since, until } }, listOptions),
      /** All of it as CSV, the oldest first. */
      csv: (
        { since, until, ...query }: Omit<AuditQuery, 'order' | 'limit' | 'cursor'> = {},
        callOptions?: CallOptions,
      ) => client.call<string>('exportAudit', { query: { ...query, since, until } }, callOptions),
    },
    incident: {
      /** What is known of a key's misuse: window, addresses, operations, acts. */
      get: (keyId: string, query: Window = {}, callOptions?: CallOptions) =>
        call('getIncident', { path: { keyId }, query: { ...query } }, callOptions),
      csv: (keyId: string, query: Window = {}, callOptions?: CallOptions) =>
        client.call<string>('exportIncident', { path: { keyId }, query: { ...query } }, callOptions),
    },
    account: {
      /** Plan, limits, keys and what is offered. */
      get: (callOptions?: CallOptions) => call('getAccount', {}, callOptions),
      changePlan: (plan: string, callOptions?: CallOptions) => change('changePlan', { body: { plan } }, callOptions),
    },
    leaks: {
      /** Keys of the account in a text, and which of them are alive. */
      find: async (text: string, callOptions?: CallOptions) =>
        leaksOf(await change('findLeaks', { body: { text } }, callOptions)),
      /** Revokes every key of the account whose secret is in a text. */
      revoke: async (text: string, { source, ...callOptions }: CallOptions & { readonly source?: string } = {}) =>
        leaksOf(await change('revokeLeaks', { body: { text, source } }, callOptions)),
    },
    /** Any request that the document knows, by method and path. */
    request,
    /** What is known of the limits at this moment. */
    get rate() {
      return client.rate;
    },
    on: client.on,
  });
};

export type Latchkey = ReturnType<typeof createLatchkey>;

/** Times also as `Date`. */
export interface UsageQuery extends Omit<QueryOf<operations['getUsage']>, 'from' | 'to'> {
  readonly from?: Time | undefined;
  readonly to?: Time | undefined;
}

export interface AuditQuery extends Omit<QueryOf<operations['listAudit']>, 'since' | 'until'>, Window {}

export interface Window {
  readonly since?: Time | undefined;
  readonly until?: Time | undefined;
}

const formBody = ({ expires, ...form }: NewKeyForm) => ({
  ...form,
  ...(expires === undefined ? {} : { expires: expires instanceof Date ? expires.toISOString() : expires }),
});

const newKey = async ({ key, secret }: Schemas['IssuedKey']): Promise<NewKey> => {
  if (typeof secret !== 'string') {
    throw new LatchkeyError({
      code: 'conflict',
      message: `The key ${key.id} was issued before, and its secret is not to be had again.`,
      hint: 'An Idempotency-Key brings back a secret for ten minutes. Revoke the key if the secret is lost, and issue another.',
    });
  }
  return { key: (await keyReader())(key), secret: new Secret(secret, key.mask) };
};

const leaksOf = async ({ leaks }: Schemas['Leaks']) => {
  const read = await keyReader();
  return leaks.map(({ key, ...leak }) => ({ ...leak, key: key && read(key) }));
};

/** What reads a key record as a model. What the record holds is not repeated. */
const keyReader = async (): Promise<(record: KeyWire) => ManagedKey> => {
  const { readKey } = await import('@latchkey/providers/latchkey');
  return (record) => {
    try {
      return readKey(record);
    } catch {
      const message = 'a record of the answer is no key as the document describes it';
      throw new LatchkeyError({ code: 'invalid_response', message });
    }
  };
};
