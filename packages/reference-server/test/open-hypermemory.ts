import { hypermemory } from '@latchkey/providers/hypermemory';
import { createReferenceServer, virtualClock } from '../src/index.ts';
import { type HypermemoryWorldOptions, hypermemoryWorld } from '../src/worlds/hypermemory/index.ts';
import type { Wire } from '../src/worlds/hypermemory/wire.ts';

/** What each tool gives. */
interface Results {
  readonly memory_store: Wire['StoreResult'];
  readonly memory_recall: Wire['RecallResult'];
  readonly memory_find_related: Wire['FindRelatedResult'];
  readonly memory_get_relationships: Wire['GetRelationshipsResult'];
  readonly memory_update: Wire['UpdateResult'];
  readonly memory_forget: Wire['ForgetResult'];
  readonly memory_export_subgraph: Wire['ExportResult'];
  readonly memory_load_link: Wire['LoadResult'];
  readonly memory_list_graphs: Wire['ListGraphsResult'];
  readonly memory_create_graph: Wire['CreateGraphResult'];
  readonly memory_delete_graph: Wire['DeleteGraphResult'];
}

/** What a tool is answered with over JSON-RPC. */
export interface ToolAnswer<Result = unknown> {
  readonly jsonrpc: '2.0';
  readonly id: string | number | null;
  readonly result?: Result;
  readonly error?: Wire['RpcError'];
}

/** HyperMemory on 15 January 2026, on the largest plan unless told, asked through its pipeline. */
export const openHypermemory = async ({ plan = 'enterprise', ...options }: OpenOptions = {}) => {
  const world = hypermemoryWorld(options);
  const server = createReferenceServer(hypermemory, {
    clock: virtualClock('2026-01-15T12:00:00Z'),
    world,
    plan,
  });
  const keyOf = async ({ owner = world.owner, environment = 'live', scopes = ['memory:admin'] }: KeyOf = {}) =>
    (await server.keys.issue({ name: owner, owner, environment, scopes })).secret.reveal();
  const own = await keyOf();

  const send = (body: unknown, { key = own, headers = {} }: Sent = {}): Promise<Response> =>
    server.fetch(`${hypermemory.baseUrl}/mcp`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  /** Calls a tool, and gives the whole answer. */
  const ask = async <Result>(name: string, args: object = {}, sent?: Sent): Promise<ToolAnswer<Result>> => {
    const params = { name, arguments: args };
    return (await send({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }, sent)).json();
  };

  return {
    server,
    own,
    keyOf,
    send,
    ask,
    /** What a tool gives. */
    async use<Name extends keyof Results>(name: Name, args: object = {}, sent?: Sent): Promise<Results[Name]> {
      const { result, error }: ToolAnswer<Results[Name]> = await ask(name, args, sent);
      if (result === undefined) throw new Error(`${name}: ${JSON.stringify(error)}`);
      return result;
    },
    /** `GET /v1/usage` and the like. */
    async rest(
      request: string,
      key = own,
    ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
      const [method = '', path = ''] = request.split(' ');
      const response = await server.fetch(hypermemory.baseUrl + path, {
        method,
        headers: { Authorization: `Bearer ${key}` },
      });
      return { status: response.status, body: await response.json() };
    },
  };
};

export type OpenHypermemory = Awaited<ReturnType<typeof openHypermemory>>;

interface OpenOptions extends HypermemoryWorldOptions {
  readonly plan?: 'free' | 'developer' | 'pro' | 'enterprise';
}

interface KeyOf {
  readonly owner?: string;
  readonly environment?: string;
  readonly scopes?: readonly string[];
}

interface Sent {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
