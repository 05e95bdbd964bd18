import { type Clock, type Provider, systemClock, zoneOffset } from '@latchkey/providers';
import { createAccounts } from './accounts.ts';
import { createAdmissions } from './admissions.ts';
import { alertListeners, createAlertBoard } from './alerts.ts';
import { createAudit } from './audit.ts';
import { basePathOf } from './base-path.ts';
import { turn } from './clock/turn.ts';
import { completeHandlers } from './complete-handlers.ts';
import { createFetchDoor } from './doors/fetch.ts';
import { webhookSender } from './doors/webhook.ts';
import { webhookSigning } from './engine/alerts/webhook-signing.ts';
import { pepperedDigest } from './engine/digest/peppered.ts';
import { plainDigest } from './engine/digest/plain.ts';
import { createEngine } from './engine/engine.ts';
import { memoryCounter } from './engine/limits/memory.ts';
import { sealing } from './engine/seal/sealing.ts';
import { memoryStore } from './engine/stores/memory.ts';
import type { Exchange } from './exchange.ts';
import { createFaults } from './faults.ts';
import { createIncidents } from './incidents.ts';
import { createJournal } from './journal.ts';
import { createKeyActs } from './key-acts.ts';
import { createKeys, type Keys } from './keys.ts';
import { createLeaks } from './leaks.ts';
import { openPages } from './pages/open-pages.ts';
import { checkCosts } from './pipeline/check-costs.ts';
import { withCors } from './pipeline/cors.ts';
import { createPipeline } from './pipeline/pipeline.ts';
import { mountPlane } from './plane/mount.ts';
import { systemRandom } from './random.ts';
import type { ReferenceServer, ReferenceServerOptions } from './reference-server.ts';
import { requestIds } from './request-ids.ts';
import { createUsage } from './usage.ts';

/**
 * Opens a reference server for a provider. Two servers share nothing.
 *
 * ```ts
 * const server = createReferenceServer(provider, { world, clock: virtualClock('2026-01-01T00:00:00Z') });
 * const { secret } = await server.keys.issue({ name: 'test', scopes: ['read:events'] });
 * const client = createClient(provider, { apiKey: secret, fetch: server.fetch, clock: server.clock });
 * ```
 * @throws Error when the world lacks a handler of an operation; RangeError when a setting cannot work.
 */
export const createReferenceServer = <const P extends Provider, C extends Clock = Clock>(
  provider: P,
  options: ReferenceServerOptions<C, P>,
): ReferenceServer<P, C> => {
  const {
    world,
    zone = 'UTC',
    random = systemRandom,
    store = memoryStore,
    peppers,
    limits,
    propagationDelayMs,
  } = options;
  // Without a clock of the caller's, C is the plain Clock that real time is.
  const clock = options.clock ?? (systemClock as C);
  const environments = provider.keyFormat.environments;
  const environment = options.environment ?? environments?.[0] ?? null;
  const basePath = basePathOf(provider);
  const digest = peppers ? pepperedDigest(peppers, { acceptPlain: true }) : plainDigest();

  const sealingKey = options.sealingKey ?? random(32);
  const seal = sealing(sealingKey, random);
  const sign = webhookSigning(sealingKey);

  const listeners = alertListeners();
  const notify = { ...listeners, ...webhookSender(options.webhooks) };

  const requestId = requestIds(random);

  const open = () => {
    // What was put off before a reset is nothing of what began anew.
    const later = (work: () => void) =>
      void turn().then(() => {
        if (state.engine === engine) work();
      });
    const engine = createEngine(
      provider,
      { clock, random, digest, store: store(), counter: memoryCounter(), later, seal, sign, notify },
      {
        environment,
        limits,
        plan: options.plan,
        propagationDelayMs,
        failedAttempts: options.failedAttempts,
        addresses: options.addresses,
        auditsRequests: options.auditsRequests,
        zone,
        flushIntervalMs: options.flushIntervalMs,
      },
    );
    const admissions = createAdmissions();
    const context = {
      clock,
      random,
      keys: createKeyActs(engine),
      accounts: { of: engine.account },
      onAdmitted: admissions.listen,
    };
    const site = openPages({
      provider,
      world,
      engine,
      clock,
      zone,
      basePath,
      hosts: options.plane === false ? [] : options.plane?.hosts,
      random,
      digest: plainDigest().digest,
      requestId,
      signedIn: (exchange) => plane?.signedIn(exchange) ?? null,
      journal: (entry) => journal.write(entry),
    });
    return { engine, handlers: completeHandlers(provider, world.open(context)), onAdmitted: admissions.tell, site };
  };

  // One that is none is told at the start.
  zoneOffset(zone);
  let state = open();
  checkCosts(provider, limits);
  const faults = createFaults();
  const journal = createJournal(options.journalSize ?? 1000);
  const walk = createPipeline({
    provider,
    document: world.document,
    basePath,
    clock,
    environment,
    rateLimitHeaders: options.rateLimitHeaders ?? false,
    requestId,
    engine: () => state.engine,
    handlers: () => state.handlers,
    onAdmitted: () => state.onAdmitted,
    drawFault: faults.draw,
    journal: journal.write,
  });
  const system = withCors(walk, provider, options.browserOrigins ?? []);
  const plane =
    options.plane === false
      ? null
      : mountPlane(system, clock, {
          ...options.plane,
          provider,
          world,
          clock,
          zone,
          environment,
          basePath,
          addresses: options.addresses ?? 'kept',
          random,
          requestId,
          engine: () => state.engine,
        });
  const beside = plane?.handle ?? system;
  const handle = world.pages ? (exchange: Exchange) => state.site?.handle(exchange) ?? beside(exchange) : beside;

  return {
    provider,
    document: world.document,
    handle,
    pages: state.site?.paths ?? [],
    fetch: createFetchDoor(handle),
    // The type leaves out what the system does not declare; what is there refuses it.
    keys: createKeys({
      provider,
      clock,
      owner: world.owner,
      organization: world.organization,
      zone,
      engine: () => state.engine,
    }) as Keys<P>,
    accounts: createAccounts({ owner: world.owner, engine: () => state.engine }),
    usage: createUsage(() => state.engine),
    alerts: createAlertBoard({ owner: world.owner, engine: () => state.engine, on: listeners.on }),
    audit: createAudit(() => state.engine),
    incident: createIncidents(() => state.engine),
    leaks: createLeaks(() => state.engine),
    clock,
    faults: { add: faults.add, clear: faults.clear },
    journal: { entries: journal.entries, clear: journal.clear },
    reset() {
      state = open();
      faults.clear();
      journal.clear();
      plane?.reset();
    },
    tend: clock === systemClock ? async () => state.engine.alerts.tend() : null,
  };
};
