import type { OpenApiDocument } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { operations } from '@latchkey/providers/hyperstudy/operations';
import type { Handlers, Reply, World, WorldRequest } from '../src/world.ts';
import { memberOf } from './document-member.ts';
import { loneContext } from './lone-context.ts';

/** An opened world that can be asked directly, with the document's defaults filled in as the pipeline does. */
export interface OpenWorld {
  readonly handlers: Handlers;
  reply(operationId: OperationId, ask?: Ask): Reply;
  /** The JSON body, page envelope included. Throws on a refusal and on anything that is not JSON. */
  body(operationId: OperationId, ask?: Ask): Body;
  /** The records of a list's page. */
  rows(operationId: OperationId, ask?: Ask): readonly Row[];
}

export type OperationId = keyof typeof operations;
export type Row = Readonly<Record<string, unknown>>;

export interface Ask {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly owner?: string;
  readonly nowMs?: number;
}

export interface Body {
  readonly status: string;
  readonly data: readonly Row[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

export const baseUrl = 'http://127.0.0.1:4010/api/v3';
export const nowMs = Date.parse('2026-02-01T12:00:00Z');

export const openWorld = (world: World): OpenWorld => {
  const handlers = world.open(
    loneContext({
      clock: { now: () => nowMs },
      random: (size) => Uint8Array.from({ length: size }, (_, index) => index),
    }),
  );
  const reply: OpenWorld['reply'] = (operationId, ask = {}) => {
    const operation = operations[operationId];
    const handler = handlers[operationId];
    if (!handler) throw new Error(`No handler for ${operationId}`);
    const request: WorldRequest = {
      operation,
      path: ask.path ?? {},
      query: { ...defaultsOf(world.document, operationId), ...ask.query },
      headers: {},
      body: ask.body,
      key: { id: 'key_1', owner: ask.owner ?? world.owner, environment: 'live', reach: null, scopes: ['*'] },
      baseUrl,
      address: null,
      requestId: 'req_1',
      nowMs: ask.nowMs ?? nowMs,
    };
    const answer = handler(request);
    if (answer instanceof Promise) throw new Error(`${operationId} is not answered synchronously`);
    return answer;
  };
  const body = (operationId: OperationId, ask?: Ask): Body => {
    const answer = reply(operationId, ask);
    if (answer.kind === 'json') return answer.body as Body;
    if (answer.kind === 'page') return hyperstudy.pagination.offset.write(answer) as Body;
    throw new Error(`${operationId} answers ${JSON.stringify(answer)}`);
  };
  return { handlers, reply, body, rows: (operationId, ask) => body(operationId, ask).data };
};

const defaultsOf = (document: OpenApiDocument, operationId: OperationId): Row => {
  const operation = operations[operationId];
  const item = document.paths[operation.path];
  const listed = memberOf(document, memberOf(document, item, operation.method.toLowerCase()), 'parameters');
  const parameters = Array.isArray(listed) ? listed.map((_, index) => memberOf(document, listed, String(index))) : [];
  const defaults = parameters.flatMap((parameter) => {
    const value = memberOf(document, memberOf(document, parameter, 'schema'), 'default');
    return value === undefined ? [] : [[String(memberOf(document, parameter, 'name')), value]];
  });
  return Object.fromEntries(defaults);
};
