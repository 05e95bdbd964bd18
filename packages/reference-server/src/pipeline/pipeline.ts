import type { OpenApiDocument } from '@latchkey/providers';
import { type Clock, durationMs, type Operation, type Problem, type Provider, type Refusal } from '@latchkey/providers';
import type { Engine } from '../engine/engine.ts';
import type { Answer, Exchange } from '../exchange.ts';
import type { FaultDraw } from '../faults.ts';
import type { JournalEntry } from '../journal.ts';
import { after, isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { Admitted, Handlers } from '../world.ts';
import { createAdmit } from './admit.ts';
import { befallAnswer, befallRequest } from './befall.ts';
import { type Checked, createCheck } from './check.ts';
import { writable } from './headers.ts';
import { createRouter, type Routed } from './match.ts';
import { createRecorder } from './record.ts';
import { createRedactor } from './redact.ts';
import { createRespond } from './respond.ts';
import { readOnce, selectingBody } from './selection.ts';
import { startVisit, type Visit } from './visit.ts';
import { wordsOf } from './words-of.ts';

/** What the pipeline is given. What `reset()` makes anew is asked for at each request. */
export interface PipelineParts {
  readonly provider: Provider;
  readonly document: OpenApiDocument;
  /** The path under which the API lies, without a slash at its end. */
  readonly basePath: string;
  readonly clock: Clock;
  /** The environment of this server's data; null where keys have none. */
  readonly environment: string | null;
  readonly rateLimitHeaders: boolean;
  requestId(): string;
  /** Why a request goes no further, before anything else is asked of it; null where it may. Every request may, unless told. */
  guard?(exchange: Exchange): Problem | null;
  engine(): Pick<Engine, 'verify' | 'record'>;
  handlers(): Handlers;
  /** Who is told of a request that is let in. Nobody, unless told. */
  onAdmitted?(): (admitted: Admitted) => void;
  drawFault(operation: string): FaultDraw;
  journal(entry: JournalEntry): void;
}

/**
 * Walks one request: match, identify, verify, check, answer, respond, record. Everything that is in memory is answered at
 * once; only a promise is awaited. Whatever a handler or a rule throws becomes the system's 500: it never rejects.
 */
export const createPipeline = (parts: PipelineParts): ((exchange: Exchange) => MaybePromise<Answer>) => {
  const { provider, clock, environment, basePath } = parts;
  const route = createRouter(provider.operations, basePath);
  const admit = createAdmit(provider, { clock, environment });
  const check = createCheck(parts.document);
  const respond = createRespond(provider, { rateLimitHeaders: parts.rateLimitHeaders });
  const redact = createRedactor(provider.keyFormat);

  const refuse = (visit: Visit, refusal: Refusal): Answer => {
    visit.refusal = refusal;
    return respond.refuse(visit, refusal, clock.now());
  };

  const walk = (visit: Visit): MaybePromise<Answer> => {
    const barred = parts.guard?.(visit.exchange) ?? null;
    if (barred) return respond.problem(visit, barred, clock.now());
    const routed = route(visit.exchange.method, visit.exchange.path);
    visit.routed = routed;
    switch (routed.kind) {
      case 'refused':
        return refuse(visit, routed.refusal);
      case 'options':
        return respond.bare(visit, 204, [['Allow', routed.allowed.join(', ')]], clock.now());
      case 'operation':
        return meetFaults(visit, routed.operation, () => serve(visit, routed));
      case 'selection':
        return select(visit, routed);
    }
  };

  /** What is asked for, its scopes and its limits, is known once the body is. */
  const select = (visit: Visit, { select: chosen, path }: Extract<Routed, { kind: 'selection' }>) => {
    visit.exchange = readOnce(visit.exchange);
    return after(selectingBody(visit.exchange), (body) => {
      visit.body = body;
      const routed = { kind: 'operation', operation: chosen(body), path } as const;
      visit.routed = routed;
      return meetFaults(visit, routed.operation, () => serve(visit, routed));
    });
  };

  const meetFaults = (visit: Visit, { id }: Operation, serveIt: () => MaybePromise<Answer>): MaybePromise<Answer> => {
    const { delays, fault } = parts.drawFault(id);
    visit.fault = fault;
    const proceed = () =>
      befallRequest(fault, visit, respond, clock.now()) ?? after(serveIt(), (answer) => befallAnswer(fault, answer));
    if (delays.length === 0) return proceed();
    const delayMs = delays.reduce<number>((sum, delay) => sum + durationMs(delay), 0);
    return waitOut(visit, delayMs).then(proceed);
  };

  /** Lets the clock go for the time of a delay: time has to pass for it, though the request is under way. */
  const waitOut = async (visit: Visit, delayMs: number): Promise<void> => {
    visit.hold.pause();
    await clock.sleep(delayMs, { signal: visit.exchange.signal?.() ?? undefined, withinHold: true });
    visit.hold.resume();
  };

  const serve = (visit: Visit, { operation, path }: Extract<Routed, { kind: 'operation' }>): MaybePromise<Answer> =>
    after(admit(visit, operation, path), (refusal) =>
      refusal
        ? refuse(visit, refusal)
        : after(check(operation, path, visit.exchange), (input) =>
            input.ok ? answer(visit, operation, input) : refuse(visit, input.refusal),
          ),
    );

  const answer = (visit: Visit, operation: Operation, input: Extract<Checked, { ok: true }>): MaybePromise<Answer> => {
    if (!(input.body instanceof Uint8Array)) visit.body = input.body;
    const handler = visit.handlers[operation.id];
    if (!handler) throw new Error(`The world answers no '${operation.id}'.`);
    const nowMs = clock.now();
    const reply = handler({
      operation,
      path: input.path,
      query: input.query,
      headers: input.headers,
      body: input.body,
      key: visit.decision?.key ?? null,
      accept: visit.exchange.header('accept'),
      idempotencyKey: operation.idempotencyKey ? visit.exchange.header('idempotency-key') : undefined,
      baseUrl: visit.exchange.origin + basePath,
      address: visit.exchange.address,
      isInProcess: visit.exchange.isInProcess ?? false,
      requestId: visit.requestId,
      nowMs,
    });
    return after(reply, (given) => {
      if (given.kind === 'refused') return refuse(visit, given.refusal);
      if (given.kind === 'problem') return respond.problem(visit, given.problem, clock.now());
      return respond.reply(visit, operation, given, clock.now());
    });
  };

  const fail = (visit: Visit, thrown: unknown): Answer => {
    visit.error = redact.text(wordsOf(thrown), visit.secrets);
    try {
      return refuse(visit, { kind: 'server_error', status: 500 });
    } catch {
      // Even the provider's dialect may be what threw.
      return respond.bare(visit, 500, [], clock.now());
    }
  };

  const record = createRecorder({ ...parts, redact });
  const finish = (visit: Visit) => (given: Answer) => record(visit, given);

  return (exchange) => {
    const visit = startVisit(exchange, parts.requestId(), {
      clock,
      engine: parts.engine(),
      handlers: parts.handlers(),
      onAdmitted: parts.onAdmitted?.() ?? unheard,
    });
    let given: MaybePromise<Answer>;
    try {
      given = after(walk(visit), writable);
    } catch (thrown) {
      given = fail(visit, thrown);
    }
    if (!isPromise(given)) return record(visit, given);
    visit.hold.start();
    return given
      .catch((thrown) => fail(visit, thrown))
      .then(finish(visit))
      .finally(visit.hold.end);
  };
};

const unheard = (): void => {};
