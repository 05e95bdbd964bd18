import type { LimitPolicy, Operation, PagedStyle, PageRead, Provider } from '@latchkey/providers';

/** An operation of the made-up system. */
export const operation = (id: string, fields: Partial<Operation> = {}): Operation => ({
  id,
  method: 'GET',
  path: `/${id}`,
  tags: [],
  parameters: [],
  body: null,
  scopes: [[]],
  page: null,
  produces: ['application/json'],
  success: 200,
  idempotencyKey: false,
  ...fields,
});

export const operations = {
  getThing: operation('getThing', {
    path: '/things/{thingId}',
    parameters: [{ name: 'thingId', in: 'path', required: true }],
  }),
  listThings: operation('listThings', { path: '/things', page: 'offset' }),
  addThing: operation('addThing', {
    method: 'POST',
    path: '/things',
    body: { contentType: 'application/json', required: true },
  }),
  addThingOnce: operation('addThingOnce', {
    method: 'POST',
    path: '/things',
    body: { contentType: 'application/json', required: true },
    idempotencyKey: true,
  }),
  ping: operation('ping', { scopes: null }),
} as const;

const page = (body: unknown): PageRead => {
  const {
    items,
    total = null,
    next = null,
  }: { items: unknown[]; total?: number | null; next?: string | null } = body as never;
  if (!Array.isArray(items)) throw new TypeError('The answer is no page: items is missing.');
  return { items, total, next };
};

/** How the made-up system cuts its lists. */
export const offset: PagedStyle = {
  kind: 'offset',
  limitParameter: 'limit',
  positionParameter: 'offset',
  defaultLimit: 100,
  maxLimit: 1000,
  read: page,
  write: (written) => written,
};

/** A made-up system, with the shape of a documented one. */
export const provider = (
  limits: readonly LimitPolicy[] = [],
  fields: Partial<Omit<Provider, 'operations'>> = {},
): Provider<typeof operations> => ({
  id: 'made-up',
  title: 'Made-Up',
  documentation: 'https://docs.example.com',
  baseUrl: 'https://api.example.com/v1',
  variables: { apiKey: ['MADE_UP_API_KEY'], baseUrl: 'MADE_UP_BASE_URL' },
  credentials: {
    carriers: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'sensitive' }],
    challenge: { scheme: 'Bearer', realm: 'Made-Up' },
  },
  keyFormat: {
    prefix: 'mu',
    separator: '_',
    environments: ['live', 'test'],
    body: { length: 32, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' },
    accepts: { minLength: 8, maxLength: 64, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' },
    mask: { shown: 4, rest: '...' },
  },
  access: { kind: 'none' },
  lifecycle: {
    acts: ['issue', 'revoke'],
    editable: [],
    expiry: { kind: 'none' },
    afterRevocation: 'shown',
    propagationDelayMs: null,
  },
  limits,
  limitSignals: { retryAfter: true, headers: null, body: null },
  pagination: { offset },
  errors: {
    contentType: 'application/json',
    refusals: {} as never,
    write: (problem) => problem,
    read: () => null,
    hints: { unauthorized: 'Look at the key.' },
  },
  usage: { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 },
  ...fields,
  operations,
});

/** A key of the made-up system. */
export const testKey = 'mu_live_canarycanary0123456789abcdefghij';

/** Another one. */
export const backupKey = 'mu_live_canarybackup0123456789abcdefghij';
