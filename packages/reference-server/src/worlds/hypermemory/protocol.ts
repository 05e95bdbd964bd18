import type { Handlers, WorldRequest } from '../../world.ts';
import { invalidParameter, type JsonReply, result, shown, toolError } from './reply.ts';
import { toolsFor } from './tool-list.ts';

/** The Model Context Protocol around the tools. Every method that is none of the tools' ends here. */
export const protocolHandlers = (): Handlers => ({
  listTools: (request) => result(request, { tools: toolsFor(request.key?.scopes ?? []) }),
  callMcp(request) {
    const { method, params = {} } = request.body as Call;
    const known = new Map([
      ['initialize', () => initialized(request, params.protocolVersion)],
      ['ping', () => result(request, {})],
      ['tools/call', () => unknownTool(request, params.name)],
    ]).get(method);
    return known?.() ?? toolError(request, 'METHOD_NOT_FOUND', `Method not found: ${shown(method)}`);
  },
});

interface Call {
  readonly method: string;
  readonly params?: { readonly protocolVersion?: unknown; readonly name?: unknown };
}

const version = '2025-06-18';
const versions: readonly unknown[] = ['2024-11-05', '2025-03-26', version];

/** The version that the client asks for, where it is one that is spoken here. */
const initialized = (request: WorldRequest, asked: unknown): JsonReply =>
  result(request, {
    protocolVersion: versions.includes(asked) ? asked : version,
    capabilities: { tools: {} },
    serverInfo: { name: 'hypermemory', version: '1.0.0' },
  });

const unknownTool = (request: WorldRequest, name: unknown): JsonReply =>
  typeof name === 'string'
    ? toolError(request, 'TOOL_NOT_FOUND', `Tool not found: ${shown(name)}`, {
        tools: toolsFor(request.key?.scopes ?? []).map((tool) => tool.name),
      })
    : invalidParameter(request, 'name', 'a text');
