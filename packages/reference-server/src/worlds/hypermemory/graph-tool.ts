import type { MaybePromise } from '../../maybe-promise.ts';
import type { Handler, Reply, WorldRequest } from '../../world.ts';
import type { Graph } from './graph/graph.ts';
import type { Node } from './graph/records.ts';
import { graphNotFound, nodeNotFound } from './reply.ts';
import { defaultGraph, type Spaces } from './spaces.ts';

/** What a tool is given to act on. */
export interface ToolCall<Arguments> {
  readonly graph: Graph;
  /** As the document types them: the pipeline has checked the body. Defaults are not filled in. */
  readonly asked: Arguments;
  readonly request: WorldRequest;
}

type Act<Arguments> = (call: ToolCall<Arguments>) => MaybePromise<Reply>;

/** A tool that acts on the graph that is named, or on the one that is always there. */
export const graphTool =
  <Arguments extends { graph_id?: string }>(spaces: Spaces, act: Act<Arguments>): Handler =>
  (request) => {
    const asked = argumentsOf<Arguments>(request);
    const id = asked.graph_id ?? defaultGraph;
    const graph = spaces.of(request).get(id);
    return graph ? act({ graph, asked, request }) : graphNotFound(request, id);
  };

/** A tool that acts on one memory. */
export const nodeTool = <Arguments extends { graph_id?: string; node_id: string }>(
  spaces: Spaces,
  act: (call: ToolCall<Arguments>, node: Node) => MaybePromise<Reply>,
): Handler =>
  graphTool<Arguments>(spaces, (call) => {
    const node = call.graph.nodes.get(call.asked.node_id);
    return node ? act(call, node) : nodeNotFound(call.request, call.asked.node_id);
  });

/** The arguments of a tool's call. */
export const argumentsOf = <Arguments>({ body }: Pick<WorldRequest, 'body'>): Arguments =>
  (body as { readonly params: { readonly arguments?: Arguments } }).params.arguments ?? ({} as Arguments);
