import type { Binding, OpenApiDocument, Operation, Provider } from '@latchkey/providers';
import type { VirtualClock } from '../../src/clock/virtual.ts';
import {
  createReferenceServer,
  type ReferenceServerOptions,
  virtualClock,
  type World,
  type WorldRequest,
} from '../../src/index.ts';
import { startMs } from './open-bakery.ts';
import { bakery } from './provider.ts';

const operation = (given: Pick<Operation, 'id' | 'path'> & Partial<Operation>): Operation => ({
  ...bakery.operations.getHealth,
  scopes: [['read:loaves']],
  ...given,
});

const json = { contentType: 'application/json', required: true } as const;

export const chainBinding = {
  organization: { parameter: 'town' },
  environment: { parameter: 'oven', nameOf: (text: string) => text.replace(/^oven_/, '') },
  types: [
    { id: 'oven', title: 'Oven', description: 'One oven of a town', reach: 'environment', offered: true },
    { id: 'town', title: 'Town', description: 'All ovens of a town', reach: 'organization', offered: true },
    { id: 'chain', title: 'Chain', description: 'All towns', reach: 'everywhere', offered: false },
  ],
  live: ['stone'],
} as const satisfies Binding;

/** A made-up chain of bakeries: keys are bound to towns and their ovens, calls are told apart by their body, photos are uploaded. */
export const chain = {
  ...bakery,
  binding: chainBinding,
  lifecycle: { ...bakery.lifecycle, environments: 'shared' },
  limits: [
    {
      id: 'orders',
      title: '2 orders an hour',
      quota: 2,
      window: { kind: 'fixed', ms: 3_600_000 },
      partition: 'key',
      applies: { tags: ['order'] },
    },
    {
      id: 'calls',
      title: '50 other calls an hour',
      quota: 50,
      window: { kind: 'fixed', ms: 3_600_000 },
      partition: 'key',
      applies: { tags: ['call'] },
    },
  ],
  limitSignals: { ...bakery.limitSignals, headers: { ...bakery.limitSignals.headers, documented: true } },
  errors: {
    ...bakery.errors,
    refusals: {
      ...bakery.errors.refusals,
      wrong_environment: ({ environment }) => ({ status: 403, code: 'WRONG_OVEN', message: environment }),
      invalid_body: ({ path, expected }, request) => ({
        status: 200,
        code: 'BAD_CALL',
        message: expected,
        details: { path, call: Object(request?.body).id ?? null },
      }),
      conflict: ({ message }, request) => ({
        status: 200,
        code: 'CONFLICT',
        message,
        details: { call: Object(request?.body).id ?? null },
      }),
    },
  },
  operations: {
    listTown: operation({ id: 'listTown', path: '/{town}/loaves', tags: ['call'] }),
    listOven: operation({ id: 'listOven', path: '/{town}/ovens/{oven}/loaves', tags: ['call'] }),
    headOvens: operation({ id: 'headOvens', method: 'HEAD', path: '/{town}/ovens', tags: ['call'] }),
    call: operation({ id: 'call', method: 'POST', path: '/calls', tags: ['call'], body: json }),
    order: operation({
      id: 'order',
      method: 'POST',
      path: '/calls',
      when: [
        ['/method', 'call'],
        ['/params/name', 'order'],
      ],
      tags: ['order'],
      scopes: [['write:loaves']],
      body: json,
    }),
    anyCall: operation({ id: 'anyCall', method: 'POST', path: '/calls', when: [['/method', 'call']], body: json }),
    putPhoto: operation({
      id: 'putPhoto',
      method: 'PUT',
      path: '/photos/{photo}',
      scopes: null,
      body: { contentType: '*/*', required: true },
    }),
    putIcon: operation({
      id: 'putIcon',
      method: 'PUT',
      path: '/icons/{icon}',
      scopes: null,
      body: { contentType: 'image/*', required: false },
    }),
  },
} as const satisfies Provider;

const rpc = (params: object) => ({
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', required: ['method', 'params'], properties: { method: { type: 'string' }, params } },
      },
    },
  },
});
const parameter = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });

export const chainDocument: OpenApiDocument = {
  openapi: '3.1.1',
  info: { title: 'Chain', version: '1' },
  paths: {
    '/{town}/loaves': { get: { parameters: [parameter('town')] } },
    '/{town}/ovens': { head: { parameters: [parameter('town')] } },
    '/{town}/ovens/{oven}/loaves': {
      get: {
        parameters: [
          parameter('town'),
          parameter('oven'),
          { name: 'X-Baker', in: 'header', schema: { type: 'string', maxLength: 5 } },
        ],
      },
    },
    '/calls': { post: { operationId: 'call', ...rpc({}) } },
    '/calls#order': {
      post: {
        operationId: 'order',
        ...rpc({ type: 'object', required: ['loaf'], properties: { loaf: { type: 'string', minLength: 1 } } }),
      },
    },
    '/calls#any': { post: { operationId: 'anyCall', ...rpc({ type: 'object' }) } },
    '/photos/{photo}': {
      put: {
        parameters: [parameter('photo')],
        requestBody: { required: true, content: { '*/*': { 'x-latchkey-max-bytes': 2_000_000 } } },
      },
    },
    '/icons/{icon}': {
      put: { parameters: [parameter('icon')], requestBody: { content: { 'image/*': {} } } },
    },
  },
};

/** A world that notes what reaches it and answers with the operation's id. */
export const chainWorld = (seen: WorldRequest[] = []): World => ({
  document: chainDocument,
  owner: 'ada',
  organization: 'ulm',
  open: () =>
    Object.fromEntries(
      Object.keys(chain.operations).map((id) => [
        id,
        (request: WorldRequest) => {
          seen.push(request);
          const { name } = Object(Object(request.body).params);
          if (name === 'twice') return { kind: 'refused', refusal: { kind: 'conflict', message: 'Twice.' } };
          return { kind: 'json', body: { id } };
        },
      ]),
    ),
});

export const openChain = (options: Partial<ReferenceServerOptions<VirtualClock, typeof chain>> = {}) => {
  const seen: WorldRequest[] = [];
  const server = createReferenceServer(chain, { ...options, clock: virtualClock(startMs), world: chainWorld(seen) });
  const call = (path: string, key: string | null, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (key !== null) headers.set('X-Bakery-Key', key);
    return server.fetch(chain.baseUrl + path, { ...init, headers });
  };
  const post = (body: unknown, key: string | null, type = 'application/json') =>
    call('/calls', key, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': type },
    });
  return { server, seen, call, post };
};
