// Generated from openapi/hypermemory.yaml by `pnpm generate`. Do not edit.
import * as z from 'zod/mini';
import { object } from '../spec/object-schema.ts';

export const zTime = z.iso.datetime({ offset: true });

export const zCount = z.int().check(z.gte(0));

export const zApiKey = object({
    id: z.string(),
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.enum([
        'memory:read',
        'memory:write',
        'memory:admin'
    ])),
    created_at: zTime,
    last_used_at: z.nullable(z.iso.datetime({ offset: true })),
    requests_today: zCount,
    request_count: zCount,
    error_count: zCount,
    error_rate: z.number().check(z.gte(0), z.lte(100)),
    account_id: z.string()
});

export const zKeyList = object({
    keys: z.array(zApiKey)
});

export const zRevokedKey = object({
    id: z.string(),
    status: z.enum(['revoked']),
    revoked_at: zTime
});

export const zShare = object({
    current: zCount,
    limit: z.nullable(z.int()),
    percentage: z.nullable(z.number())
});

export const zUsage = object({
    nodes: zShare,
    queries: zShare,
    billing_period: object({
        start: zTime,
        end: zTime
    })
});

export const zQueryDistribution = object({
    distribution: z.record(z.string(), zCount)
});

export const zVersion = z.enum(['2.0']);

export const zRpcError = object({
    code: z.string(),
    message: z.string(),
    details: z.optional(z.record(z.string(), z.unknown()))
});

/**
 * Either a result or an error.
 */
export const zRpcAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(z.record(z.string(), z.unknown())),
    error: z.optional(zRpcError)
});

export const zTool = object({
    name: z.string(),
    description: z.string(),
    inputSchema: z.record(z.string(), z.unknown())
});

export const zToolsList = object({
    tools: z.array(zTool)
});

export const zToolsListAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zToolsList),
    error: z.optional(zRpcError)
});

export const zStoreResult = object({
    id: z.string(),
    status: z.enum(['created']),
    created_at: zTime,
    edges_created: zCount
});

export const zStoreAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zStoreResult),
    error: z.optional(zRpcError)
});

export const zHit = object({
    id: z.string(),
    content: z.string(),
    node_type: z.string(),
    metadata: z.record(z.string(), z.unknown()),
    relevance: z.number().check(z.gte(0), z.lte(1)),
    created_at: zTime,
    updated_at: zTime
});

export const zRecallResult = object({
    results: z.array(zHit),
    total: zCount,
    offset: zCount,
    limit: zCount,
    has_more: z.boolean(),
    query_id: z.string()
});

export const zRecallAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zRecallResult),
    error: z.optional(zRpcError)
});

export const zRelated = object({
    id: z.string(),
    content: z.string(),
    node_type: z.string(),
    distance: z.int().check(z.gte(1)),
    path: z.array(z.string())
});

export const zFindRelatedResult = object({
    source_node: object({
        id: z.string(),
        content: z.string()
    }),
    results: z.array(zRelated),
    total: zCount,
    offset: zCount,
    limit: zCount,
    has_more: z.boolean()
});

export const zFindRelatedAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zFindRelatedResult),
    error: z.optional(zRpcError)
});

export const zEdge = object({
    id: z.string(),
    edge_type: z.string(),
    directed: z.boolean(),
    source: z.string(),
    target: z.string(),
    metadata: z.record(z.string(), z.unknown()),
    created_at: zTime
});

export const zHyperedge = object({
    id: z.string(),
    edge_type: z.string(),
    content: z.string(),
    nodes: z.array(z.string()),
    metadata: z.record(z.string(), z.unknown()),
    created_at: zTime
});

export const zGetRelationshipsResult = object({
    node: object({
        id: z.string(),
        content: z.string(),
        node_type: z.string()
    }),
    edges: z.array(zEdge),
    hyperedges: z.array(zHyperedge),
    total_edges: zCount,
    total_hyperedges: zCount
});

export const zGetRelationshipsAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zGetRelationshipsResult),
    error: z.optional(zRpcError)
});

export const zUpdateResult = object({
    id: z.string(),
    status: z.enum(['updated']),
    version: z.int().check(z.gte(2)),
    updated_at: zTime,
    changes: object({
        content: z.boolean(),
        node_type: z.optional(z.boolean()),
        metadata: z.array(z.string())
    })
});

export const zUpdateAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zUpdateResult),
    error: z.optional(zRpcError)
});

export const zForgetResult = object({
    id: z.string(),
    status: z.enum(['deleted']),
    deleted_at: zTime,
    edges_deleted: zCount,
    hyperedges_affected: zCount,
    nodes_deleted: z.optional(z.int().check(z.gte(1)))
});

export const zForgetAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zForgetResult),
    error: z.optional(zRpcError)
});

export const zExportedNode = object({
    id: z.string(),
    content: z.string(),
    node_type: z.string(),
    metadata: z.record(z.string(), z.unknown()),
    version: z.int().check(z.gte(1)),
    created_at: zTime,
    updated_at: zTime
});

export const zExportResult = object({
    export_id: z.string(),
    exported_at: zTime,
    source_graph: z.string(),
    nodes: z.array(zExportedNode),
    edges: z.array(zEdge),
    hyperedges: z.array(zHyperedge),
    stats: object({
        nodes: zCount,
        edges: zCount,
        hyperedges: zCount,
        bytes: zCount
    })
});

export const zExportAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zExportResult),
    error: z.optional(zRpcError)
});

export const zLoadResult = object({
    import_id: z.string(),
    imported_at: zTime,
    target_graph: z.string(),
    id_mapping: z.record(z.string(), z.string()),
    stats: object({
        nodes: zCount,
        edges: zCount,
        hyperedges: zCount
    }),
    warnings: z.array(z.string())
});

export const zLoadAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zLoadResult),
    error: z.optional(zRpcError)
});

export const zGraph = object({
    id: z.string(),
    node_count: zCount,
    metadata: z.optional(z.record(z.string(), z.unknown())),
    created_at: zTime
});

export const zListGraphsResult = object({
    graphs: z.array(zGraph)
});

export const zListGraphsAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zListGraphsResult),
    error: z.optional(zRpcError)
});

export const zCreateGraphResult = object({
    id: z.string(),
    status: z.enum(['created']),
    created_at: zTime
});

export const zCreateGraphAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zCreateGraphResult),
    error: z.optional(zRpcError)
});

export const zDeleteGraphResult = object({
    id: z.string(),
    status: z.enum(['deleted']),
    deleted_at: zTime,
    nodes_deleted: zCount
});

export const zDeleteGraphAnswer = object({
    jsonrpc: zVersion,
    id: z.nullable(z.union([
        z.string(),
        z.int()
    ])),
    result: z.optional(zDeleteGraphResult),
    error: z.optional(zRpcError)
});

/** The operations that answer with JSON. */
export type AnsweringOperation =
    | 'listKeys'
    | 'revokeKey'
    | 'getUsage'
    | 'getQueryDistribution'
    | 'callMcp'
    | 'listTools'
    | 'memoryStore'
    | 'memoryRecall'
    | 'memoryFindRelated'
    | 'memoryGetRelationships'
    | 'memoryUpdate'
    | 'memoryForget'
    | 'memoryExportSubgraph'
    | 'memoryLoadLink'
    | 'memoryListGraphs'
    | 'memoryCreateGraph'
    | 'memoryDeleteGraph';

/** The schema of each operation's successful JSON answer, by operation id. */
export const responses: Readonly<Record<AnsweringOperation, z.ZodMiniType>> = {
    listKeys: zKeyList,
    revokeKey: zRevokedKey,
    getUsage: zUsage,
    getQueryDistribution: zQueryDistribution,
    callMcp: zRpcAnswer,
    listTools: zToolsListAnswer,
    memoryStore: zStoreAnswer,
    memoryRecall: zRecallAnswer,
    memoryFindRelated: zFindRelatedAnswer,
    memoryGetRelationships: zGetRelationshipsAnswer,
    memoryUpdate: zUpdateAnswer,
    memoryForget: zForgetAnswer,
    memoryExportSubgraph: zExportAnswer,
    memoryLoadLink: zLoadAnswer,
    memoryListGraphs: zListGraphsAnswer,
    memoryCreateGraph: zCreateGraphAnswer,
    memoryDeleteGraph: zDeleteGraphAnswer,
};
