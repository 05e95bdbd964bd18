import { type Clock, managerOf, type Provider } from '@latchkey/providers';
import { latchkey } from '@latchkey/providers/latchkey';
import { document } from '@latchkey/providers/latchkey/document';
import type { Engine } from '../engine/engine.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { SignedIn } from '../pages/site.ts';
import { createIdentify } from '../pipeline/identify.ts';
import { createPipeline } from '../pipeline/pipeline.ts';
import type { Handlers, World } from '../world.ts';
import { accountHandlers } from './account.ts';
import { alertHandlers } from './alerts.ts';
import { auditHandlers } from './audit.ts';
import type { Desk } from './desk.ts';
import { createGuard } from './guard.ts';
import { incidentHandlers } from './incident.ts';
import { keyHandlers } from './keys/keys.ts';
import { leakHandlers } from './leaks.ts';
import { openSessions } from './open-sessions.ts';
import { peopleOf } from './people.ts';
import type { PlaneOptions } from './plane-options.ts';
import { planePath } from './plane-path.ts';
import { sessionHandlers } from './sessions.ts';
import { createSignInGate } from './sign-in-gate.ts';
import { systemHandlers } from './system.ts';
import { usageHandlers } from './usage.ts';

/** The server that the plane stands beside. */
export interface PlaneParts extends PlaneOptions {
  readonly provider: Provider;
  readonly world: Pick<World, 'people' | 'places' | 'owner' | 'organization'>;
  readonly clock: Clock;
  readonly zone: string;
  readonly environment: string | null;
  /** The path under which the system's API lies, without a slash at its end. */
  readonly basePath: string;
  readonly addresses: 'kept' | 'dropped';
  random(size: number): Uint8Array;
  requestId(): string;
  engine(): Engine;
}

/** A plane that is open. */
export interface OpenPlane {
  handle(exchange: Exchange): MaybePromise<Answer>;
  /** Whose session a request carries, for pages beside the plane; null where it carries none that lives. */
  signedIn(exchange: Exchange): MaybePromise<SignedIn | null>;
}

/** Opens the people's plane of a server. Sessions are its own; every act upon a key is the server's own engine's. */
export const openPlane = (parts: PlaneParts): OpenPlane => {
  const { provider, clock, failedSignIns } = parts;
  const sessions = openSessions(parts);
  const gate = createSignInGate(clock, failedSignIns);
  const desk: Desk = {
    provider,
    manager: managerOf(provider),
    world: parts.world,
    people: peopleOf(parts.world),
    clock,
    zone: parts.zone,
    environment: parts.environment,
    basePath: parts.basePath,
    engine: parts.engine,
  };
  const [carrier] = latchkey.credentials.carriers;
  const handlers: Handlers = {
    ...sessionHandlers(desk, { sessions, cookie: carrier.name, signIn: parts.signIn, gate }),
    ...systemHandlers(desk),
    ...keyHandlers(desk),
    ...usageHandlers(desk),
    ...alertHandlers(desk),
    ...auditHandlers(desk),
    ...incidentHandlers(desk),
    ...accountHandlers(desk),
    ...leakHandlers(desk),
  };
  const walk = createPipeline({
    provider: latchkey,
    document,
    basePath: planePath,
    clock,
    environment: null,
    rateLimitHeaders: false,
    requestId: parts.requestId,
    guard: createGuard(parts.hosts ?? []),
    engine: sessions.engine,
    handlers: () => handlers,
    drawFault: () => noFault,
    journal: () => {},
  });
  const identify = createIdentify(latchkey.credentials);
  return {
    handle: (exchange) => after(walk(withOwnAddress(exchange)), neverSniffed),
    signedIn(exchange) {
      const presented = identify(exchange);
      if (presented.length === 0) return null;
      const asked = {
        presented,
        operation: latchkey.operations.getSession,
        environment: null,
        organization: null,
        address: exchange.address,
        requestId: parts.requestId(),
      };
      return after(sessions.engine().verify(asked), (decision) => {
        const person = decision.allowed ? desk.people.find(decision.key.owner) : null;
        return decision.allowed && person ? { person, session: decision.key.id } : null;
      });
    },
  };
};

const noFault = { delays: [], fault: null };

/** Whatever a name holds, no browser takes an answer for a page. */
const neverSniffed = (answer: Answer): Answer => ({
  ...answer,
  headers: [...answer.headers, ['X-Content-Type-Options', 'nosniff']],
});

/** The peer of what was forwarded is whoever forwards, and says nothing of who asks. */
const withOwnAddress = (exchange: Exchange): Exchange =>
  forwarded.some((name) => exchange.header(name) !== undefined) ? { ...exchange, address: null } : exchange;

const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
