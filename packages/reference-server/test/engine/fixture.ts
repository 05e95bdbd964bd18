import { createCipheriv } from 'node:crypto';
import type { KeyFormat, Operation } from '@latchkey/providers';
import type { AuditRecord } from '../../src/engine/audit/audit.ts';
import type { EngineProvider } from '../../src/engine/context.ts';
import { plainDigest } from '../../src/engine/digest/plain.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { memoryCounter } from '../../src/engine/limits/memory.ts';
import type { Ports } from '../../src/engine/ports.ts';
import type { EngineOptions } from '../../src/engine/settings.ts';
import { memoryStore } from '../../src/engine/stores/memory.ts';
import type { VerifyRequest } from '../../src/engine/verify/decision.ts';
import type { MaybePromise } from '../../src/maybe-promise.ts';

/** A system of no maker: what the engine's tests are about, none of the five. */
export const system = {
  keyFormat: {
    prefix: 'acme',
    separator: '_',
    environments: ['live', 'test'],
    body: { length: 32, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' },
    accepts: { minLength: 20, maxLength: 40, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' },
    mask: { shown: 6, rest: '...******' },
  },
  access: {
    kind: 'scopes',
    vocabulary: ['read:events', 'read:chat', 'write:events', 'read:*', '*'].map((name) => ({
      name,
      title: name,
      description: name,
      offered: true,
    })),
    implies: 'wildcard',
    allowsEmpty: false,
  },
  lifecycle: {
    acts: ['issue', 'update', 'revoke'],
    editable: ['name', 'description', 'scopes'],
    expiry: { kind: 'choices', choices: ['7d', '1y', 'never'], recommended: '7d' },
    afterRevocation: 'shown',
    propagationDelayMs: { min: 5000, max: 10_000 },
  },
  limits: [],
  usage: { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 },
} as const satisfies EngineProvider & { keyFormat: KeyFormat };

export const startMs = Date.UTC(2026, 0, 1);
export const everything = { kind: 'system' } as const;

/** An operation that asks for nothing but a valid key, unless told. */
export const operation = (told: Partial<Operation> = {}): Operation => ({
  id: 'listEvents',
  method: 'GET',
  path: '/events',
  tags: ['events'],
  parameters: [],
  body: null,
  scopes: [[]],
  page: null,
  produces: ['application/json'],
  success: 200,
  idempotencyKey: false,
  ...told,
});

export const asking = (secret: string, told: Partial<VerifyRequest> = {}): VerifyRequest => ({
  presented: [secret],
  operation: operation(),
  environment: null,
  organization: null,
  address: '192.0.2.1',
  requestId: 'req_1',
  ...told,
});

/** Bytes of a cipher's key stream: as good as random, and the same in every run. */
export const stream = (seed = 1): ((size: number) => Uint8Array) => {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16));
  return (size) => cipher.update(Buffer.alloc(size));
};

/** An engine in memory whose clock is a number, and which has done at once what it does later. */
export const bench = (
  told: { provider?: Partial<EngineProvider>; options?: Partial<EngineOptions>; ports?: Partial<Ports> } = {},
) => {
  const time = { nowMs: startMs };
  const store = memoryStore();
  const counter = memoryCounter();
  const ports: Ports = {
    clock: { now: () => time.nowMs },
    random: stream(),
    digest: plainDigest(),
    store,
    counter,
    later: (work) => work(),
    ...told.ports,
  };
  const engine = createEngine({ ...system, ...told.provider }, ports, { environment: 'live', ...told.options });
  return { engine, time, store, counter, ports };
};

/** A value that must be there already. */
export const now = <T>(value: MaybePromise<T>): T => {
  if (value instanceof Promise) throw new Error('This was promised, where memory should have answered at once.');
  return value;
};

/** Everything of the audit that is asked for, oldest first. */
export const audited = (engine: Engine, told: Parameters<Engine['audit']>[0] = {}): readonly AuditRecord[] => {
  const { records, next } = now(engine.audit({ limit: 1000, ...told }));
  return next === null ? records : [...records, ...audited(engine, { ...told, after: next })];
};

/** Issues a key that must be granted. */
export const issued = (engine: Engine, told: Partial<Parameters<Engine['issue']>[0]> = {}) => {
  const result = now(
    engine.issue({ actor: everything, owner: 'ada', name: 'a key', scopes: ['read:events'], expiresAt: null, ...told }),
  );
  if (!result.ok) throw new Error(result.problem.message);
  if (result.secret === null) throw new Error('The secret is gone: this is a replay.');
  return { key: result.key, secret: result.secret, text: result.secret.reveal() };
};

/** What a request is answered: `allowed`, or the kind of the refusal. */
export const verdict = (engine: Engine, request: VerifyRequest): string => {
  const decision = now(engine.verify(request));
  return decision.allowed ? 'allowed' : decision.refusal.kind;
};
