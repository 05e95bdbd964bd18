import { Secret } from '@latchkey/providers';
import type { KeyWire, ManagedKey } from '@latchkey/providers/latchkey';
import { client as latchkey } from '@latchkey/providers/latchkey/client';
import type { operations, paths } from '@latchkey/providers/latchkey/wire';
import { createClient } from '../core/client.ts';
import { withResults } from '../core/error/result.ts';
import { createSession } from '../core/keys/session.ts';
import type { CallOptions, ListOptions } from '../core/options.ts';
import { createList, type List } from '../core/pages/list.ts';
import { listOrigin } from '../core/pages/list-origin.ts';
import type { PropertyName } from '../core/pages/property-name.ts';
import type { Input } from '../core/request/request-url.ts';
import type { BodyOf, JsonOf, QueryOf, RequestOf } from '../core/wire.ts';
import { keyReader, leaksOf, newKey } from './latchkey/key-answers.ts';
import type {
  AuditQuery,
  LatchkeyOptions,
  ManagedSystem,
  NewAlert,
  NewKey,
  NewKeyForm,
  OnceOptions,
  Schemas,
  UsageQuery,
  Window,
} from './latchkey/words.ts';

export type {
  AuditQuery,
  LatchkeyOptions,
  ManagedSystem,
  NewAlert,
  NewKey,
  NewKeyForm,
  OnceOptions,
  UsageQuery,
  Window,
} from './latchkey/words.ts';

type Id = keyof operations;

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
      list: (
        query: QueryOf<operations['listKeys']> = {},
        listOptions?: ListOptions<PropertyName<KeyWire>>,
      ): List<ManagedKey> => {
        const records = client.list<KeyWire>('listKeys', { query }, listOptions);
        return createList<ManagedKey>(async function* (reading) {
          for await (const page of records.pages(reading)) yield { ...page, items: page.items.map(await keyReader()) };
        }, records[listOrigin]);
      },
      get: (keyId: string, callOptions?: CallOptions) => keyed(call('getKey', { path: { keyId } }, callOptions)),
      /** Issues a key. It is repeated after a failure, and makes no second key. */
      issue: async (form: NewKeyForm, options?: OnceOptions): Promise<NewKey> => {
        const { headers: own, callOptions } = once(options);
        return newKey(await change('issueKey', { body: form, headers: own }, callOptions));
      },
      /** What is to be said of a key before it is issued: warnings, its end, a better name. Issues nothing. */
      check: (form: NewKeyForm, callOptions?: CallOptions) => change('checkKeyDraft', { body: form }, callOptions),
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
      list: (
        { since, until, ...query }: AuditQuery = {},
        listOptions?: ListOptions<PropertyName<Schemas['AuditRecord']>>,
      ) => client.list<Schemas['AuditRecord']>('listAudit', { query: { ...query, since, until } }, listOptions),
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
