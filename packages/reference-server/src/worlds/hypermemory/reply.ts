import { maskKeys } from '@latchkey/providers';
import { hypermemory, rpcIdOf, writeResult, writeResults, writeToolError } from '@latchkey/providers/hypermemory';
import type { Reply, WorldRequest } from '../../world.ts';

export type JsonReply = Extract<Reply, { kind: 'json' }>;

/** What a method gives. */
export const result = ({ body }: Pick<WorldRequest, 'body'>, value: unknown): JsonReply => ({
  kind: 'json',
  body: writeResult(rpcIdOf(body), value),
});

/** One page of what a tool gives; `said` stands beside the page. */
export const results = (
  { body }: Pick<WorldRequest, 'body'>,
  all: readonly unknown[],
  { limit, offset }: Slice,
  said: Readonly<Record<string, unknown>>,
): JsonReply => {
  const items = all.slice(offset, offset + limit);
  const page = { items, total: all.length, limit, offset, metadata: { ...said, id: rpcIdOf(body) } };
  return { kind: 'json', body: writeResults(page) };
};

export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** Why a tool does nothing, by the document's code. HTTP calls it a success. */
export const toolError = (
  { body }: Pick<WorldRequest, 'body'>,
  code: ToolErrorCode,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): JsonReply => ({
  kind: 'json',
  body: writeToolError(rpcIdOf(body), details ? { code, message, details } : { code, message }),
});

export type ToolErrorCode =
  | 'INVALID_PARAMETER'
  | 'NODE_NOT_FOUND'
  | 'GRAPH_NOT_FOUND'
  | 'NO_CHANGES'
  | 'INVALID_EXPORT_FORMAT'
  | 'EXPORT_TOO_LARGE'
  | 'NODE_LIMIT_EXCEEDED'
  // Ours, where the documents name none (README.md of the provider).
  | 'GRAPH_LIMIT_EXCEEDED'
  | 'GRAPH_EXISTS'
  | 'METHOD_NOT_FOUND'
  | 'TOOL_NOT_FOUND';

export const invalidParameter = (request: Pick<WorldRequest, 'body'>, parameter: string, expected: string): JsonReply =>
  toolError(request, 'INVALID_PARAMETER', `Invalid value for parameter: ${parameter}`, { parameter, expected });

/** A memory of another graph, environment or account is told like one that never was. */
export const nodeNotFound = (request: Pick<WorldRequest, 'body'>, nodeId: string): JsonReply => {
  const id = shown(nodeId);
  return toolError(request, 'NODE_NOT_FOUND', `Node not found: ${id}`, { node_id: id });
};

export const graphNotFound = (request: Pick<WorldRequest, 'body'>, graphId: string): JsonReply => {
  const id = shown(graphId);
  return toolError(request, 'GRAPH_NOT_FOUND', `Graph not found: ${id}`, { graph_id: id });
};

/** A word of the request as an answer may repeat it: a key that was put there by mistake is masked. */
export const shown = (word: unknown): string => maskKeys(hypermemory.keyFormat, String(word).slice(0, 200));
