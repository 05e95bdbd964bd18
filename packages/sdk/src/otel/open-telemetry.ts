import { type Context, context, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { ClientEvent, ClientEventOf, ClientListener } from '../core/events/events.ts';
import { attemptAttributes, requestAttributes } from './attributes.ts';

export interface OpenTelemetryOptions {
  /** Default: that of `@latchkey/sdk` from the registered provider, whenever it is registered. */
  readonly tracer?: Tracer | undefined;
}

/**
 * A listener that makes spans of a client's calls: give it as `onEvent`. Each call is a span, under the one that was active where the
 * call was made; under it each attempt is one of the kind `CLIENT`, and each wait one of its own. A failover and a drift are events of
 * the active span. They are made when a call has ended, with the times of the client's clock. No key, header, id, query or body is
 * in them.
 */
export const openTelemetry =
  ({ tracer = trace.getTracer('@latchkey/sdk') }: OpenTelemetryOptions = {}): ClientListener =>
  (event) => {
    if (event.type === 'call') tellCall(tracer, event);
    else tellBeside(event);
  };

type CallEnded = ClientEventOf<'call'>;

const tellCall = (tracer: Tracer, event: CallEnded): void => {
  const { operation, startedAt, durationMs, code, attempts } = event;
  const request = requestAttributes(event);
  const span = tracer.startSpan(operation, {
    kind: SpanKind.INTERNAL,
    startTime: startedAt,
    attributes: {
      ...request,
      'latchkey.operation': operation,
      'latchkey.attempts': attempts.length,
      ...(code === null ? {} : { 'error.type': code }),
    },
  });
  // Of what is not sampled nothing more needs to be reckoned.
  if (span.isRecording()) tellParts(tracer, event, request, trace.setSpan(context.active(), span));
  if (code !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: code });
  span.end(after(startedAt, durationMs));
};

const tellParts = (
  tracer: Tracer,
  { method, path, attempts, waits }: CallEnded,
  request: ReturnType<typeof requestAttributes>,
  parent: Context,
): void => {
  for (const { reason, startedAt, durationMs } of waits) {
    const attributes = { 'latchkey.wait.reason': reason };
    const span = tracer.startSpan(`wait: ${reason}`, { startTime: startedAt, attributes }, parent);
    span.end(after(startedAt, durationMs));
  }
  for (const [resends, attempt] of attempts.entries()) {
    const { startedAt, durationMs, code } = attempt;
    const attributes = { ...request, ...attemptAttributes(attempt, resends) };
    const name = path === '' ? method : `${method} ${path}`;
    const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, startTime: startedAt, attributes }, parent);
    if (code !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: code });
    span.end(after(startedAt, durationMs));
  }
};

/** What belongs to no one call: others go on with the new key, and of a drift only the first is told. */
const tellBeside = (event: ClientEvent): void => {
  const active = trace.getActiveSpan();
  if (!active) return;
  if (event.type === 'failover') {
    active.addEvent('latchkey.failover', { 'latchkey.operation': event.operation, 'error.type': event.code });
  }
  if (event.type === 'drift') {
    active.addEvent('latchkey.drift', { 'latchkey.operation': event.operation, 'latchkey.drift.path': event.path });
  }
};

const after = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
