import { isNotification } from '@latchkey/providers/hypermemory';
import { after } from '../../maybe-promise.ts';
import type { Handler, Handlers, Reply, WorldContext, WorldRequest } from '../../world.ts';
import { newId } from './ids.ts';

/**
 * The same handlers behind the transport of the Model Context Protocol: the first answer to a key, and each to `initialize`,
 * tells an id for the session, which nobody has to send back; who takes only an event stream gets the answer as its one event.
 * A call without an id is done like any other, and not answered.
 */
export const overTransport = (handlers: Handlers, { random }: Pick<WorldContext, 'random'>): Handlers => {
  const met = new Set<string>();

  const headersFor = ({ key, body }: WorldRequest): readonly (readonly [string, string])[] => {
    const isNew = !met.has(key?.id ?? '') || Reflect.get(Object(body), 'method') === 'initialize';
    met.add(key?.id ?? '');
    return isNew ? [['Mcp-Session-Id', newId('sess', random)]] : [];
  };

  const carry = (request: WorldRequest, reply: Reply): Reply => {
    if (reply.kind !== 'json') return reply;
    if (isNotification(request.body)) return { kind: 'accepted' };
    const headers = [...(reply.headers ?? []), ...headersFor(request)];
    if (!takesStreamOnly(request.accept)) return { ...reply, headers };
    const content = `event: message\ndata: ${JSON.stringify(reply.body)}\n\n`;
    return { kind: 'content', contentType: 'text/event-stream', content, headers };
  };

  const carried =
    (handler: Handler): Handler =>
    (request) =>
      after(handler(request), (reply) => carry(request, reply));
  return Object.fromEntries(Object.entries(handlers).map(([id, handler]) => [id, carried(handler)]));
};

/** Clients of the protocol take both; then an answer is plain JSON. */
const takesStreamOnly = (accept = '*/*'): boolean =>
  accept.includes('text/event-stream') && !/application\/(?:json|\*)|\*\/\*/.test(accept);
