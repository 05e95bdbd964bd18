// Generated from openapi/hypersave.yaml by `pnpm generate`. Do not edit.
import * as z from 'zod/mini';
import { object } from '../spec/object-schema.ts';

export const zSuccess = z.literal(true);

export const zTagList = z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(50));

/**
 * Whatever the account keeps with a memory.
 */
export const zMetadata = z.record(z.string(), z.unknown());

export const zPagination = object({
    limit: z.int().check(z.gte(1)),
    offset: z.int().check(z.gte(0)),
    total: z.int().check(z.gte(0)),
    hasMore: z.boolean()
});

export const zKnowledgePagination = object({
    limit: z.int().check(z.gte(1)),
    offset: z.int().check(z.gte(0)),
    total: z.int().check(z.gte(0))
});

export const zMemoryItem = object({
    id: z.string(),
    title: z.string(),
    content: z.string(),
    tags: zTagList,
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true })
});

export const zMemory = object({
    id: z.string(),
    title: z.string(),
    content: z.string(),
    description: z.nullable(z.string()),
    tags: zTagList,
    metadata: zMetadata,
    spaceId: z.nullable(z.string()),
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true })
});

/**
 * A memory as the system's client reads it.
 */
export const zClientDocument = object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    type: z.string(),
    category: z.string(),
    sector: z.string(),
    tags: zTagList,
    created_at: z.iso.datetime({ offset: true })
});

export const zMemoryList = object({
    success: zSuccess,
    data: z.array(zMemoryItem),
    pagination: zPagination,
    documents: z.array(zClientDocument),
    facts: z.int().check(z.gte(0)),
    total: z.int().check(z.gte(0))
});

export const zMemoryResult = object({
    success: zSuccess,
    data: zMemory
});

export const zDeleteResult = object({
    success: zSuccess,
    message: z.string(),
    deletedId: z.string()
});

/**
 * `data` and `saved` where it is saved, `pendingId` and `checkStatus` where it will be.
 */
export const zSaveResult = object({
    success: zSuccess,
    message: z.string(),
    documentId: z.optional(z.string()),
    data: z.optional(object({
        id: z.string(),
        title: z.string(),
        contentPreview: z.string(),
        tags: zTagList,
        createdAt: z.iso.datetime({ offset: true })
    })),
    saved: z.optional(object({
        id: z.string(),
        title: z.string(),
        type: z.string(),
        facts: z.int().check(z.gte(0)),
        sector: z.string()
    })),
    async: z.optional(z.boolean()),
    pendingId: z.optional(z.string()),
    checkStatus: z.optional(z.string())
});

export const zSaveStatus = object({
    success: zSuccess,
    status: z.enum([
        'processing',
        'complete',
        'error'
    ]),
    documentId: z.optional(z.string()),
    title: z.optional(z.string()),
    facts: z.optional(z.int().check(z.gte(0))),
    entities: z.optional(z.int().check(z.gte(0))),
    error: z.optional(z.string()),
    startedAt: z.iso.datetime({ offset: true }),
    completedAt: z.optional(z.iso.datetime({ offset: true }))
});

export const zFound = object({
    id: z.string(),
    type: z.literal('document'),
    title: z.string(),
    content: z.string(),
    tags: zTagList,
    category: z.string(),
    score: z.number().check(z.gte(0), z.lte(1)),
    relevance: z.number().check(z.gte(0), z.lte(1)),
    createdAt: z.iso.datetime({ offset: true })
});

export const zSearchResult = object({
    success: zSuccess,
    results: z.array(zFound),
    total: z.int().check(z.gte(0)),
    stats: object({
        documents: z.int().check(z.gte(0)),
        facts: z.int().check(z.gte(0)),
        totalResults: z.int().check(z.gte(0))
    })
});

export const zSource = object({
    id: z.string(),
    type: z.literal('document'),
    title: z.string(),
    content: z.string(),
    relevance: z.number().check(z.gte(0), z.lte(1))
});

/**
 * What the system's client reads of how an answer came about.
 */
export const zRetrieval = object({
    mode: z.string(),
    memoriesUsed: z.int().check(z.gte(0)),
    retrievalTimeMs: z.int().check(z.gte(0))
});

export const zAskResult = object({
    success: zSuccess,
    answer: z.string(),
    confidence: z.number().check(z.gte(0), z.lte(1)),
    tokensUsed: z.int().check(z.gte(0)),
    sources: z.array(zSource),
    context: z.union([
        z.array(zSource),
        zRetrieval
    ]),
    timeMs: z.int().check(z.gte(0))
});

/**
 * A memory; only the asked fields, where `fields` names some.
 */
export const zQueryFound = object({
    id: z.optional(z.string()),
    type: z.optional(z.literal('document')),
    title: z.optional(z.string()),
    content: z.optional(z.string()),
    description: z.nullish(z.string()),
    tags: z.optional(zTagList),
    category: z.optional(z.string()),
    metadata: z.optional(zMetadata),
    spaceId: z.nullish(z.string()),
    relevance: z.optional(z.number().check(z.gte(0), z.lte(1))),
    createdAt: z.optional(z.iso.datetime({ offset: true })),
    updatedAt: z.optional(z.iso.datetime({ offset: true }))
});

export const zQueryResult = object({
    success: zSuccess,
    memorySearched: z.boolean(),
    results: z.array(zQueryFound),
    pagination: zPagination,
    aggregations: z.optional(object({
        groupBy: z.string(),
        groups: z.array(object({
            key: z.nullable(z.union([
                z.string(),
                z.number(),
                z.boolean()
            ])),
            count: z.int().check(z.gte(1))
        }))
    })),
    reminders: z.array(object({
        content: z.string(),
        trigger: z.string(),
        priority: z.int().check(z.gte(1), z.lte(5))
    })),
    stats: object({
        factsFound: z.int().check(z.gte(0)),
        docsFound: z.int().check(z.gte(0)),
        totalResults: z.int().check(z.gte(0)),
        latencyMs: z.int().check(z.gte(0))
    })
});

export const zRemindResult = object({
    success: zSuccess,
    reminders: z.array(object({
        id: z.string(),
        title: z.string(),
        content: z.string(),
        relevance: z.number().check(z.gte(0), z.lte(1)),
        createdAt: z.iso.datetime({ offset: true }),
        reason: z.string()
    })),
    reminderId: z.optional(z.string()),
    reminder: z.optional(object({
        content: z.string(),
        trigger: z.string(),
        triggerType: z.string(),
        priority: z.int(),
        status: z.string()
    }))
});

/**
 * What the memories say of an entity.
 */
export const zProperties = z.record(z.string(), z.string());

export const zCountByType = z.record(z.string(), z.int().check(z.gte(0)));

export const zGraph = object({
    success: zSuccess,
    nodes: z.array(object({
        id: z.string(),
        name: z.string(),
        label: z.string(),
        type: z.string(),
        properties: zProperties,
        mentionCount: z.int().check(z.gte(0)),
        mentions: z.int().check(z.gte(0))
    })),
    edges: z.array(object({
        source: z.string(),
        target: z.string(),
        relationship: z.string(),
        relation: z.string(),
        strength: z.number().check(z.gte(0), z.lte(1)),
        weight: z.number().check(z.gte(0), z.lte(1))
    })),
    stats: object({
        totalNodes: z.int().check(z.gte(0)),
        totalEdges: z.int().check(z.gte(0)),
        types: zCountByType,
        nodeCount: z.int().check(z.gte(0)),
        edgeCount: z.int().check(z.gte(0))
    })
});

export const zFact = object({
    id: z.string(),
    statement: z.string(),
    subject: z.string(),
    predicate: z.string(),
    object: z.string(),
    category: z.string(),
    confidence: z.number().check(z.gte(0), z.lte(1)),
    source: object({
        documentId: z.string(),
        excerpt: z.string()
    }),
    extractedAt: z.iso.datetime({ offset: true }),
    key: z.string(),
    value: z.string(),
    created_at: z.iso.datetime({ offset: true })
});

export const zFactList = object({
    success: zSuccess,
    facts: z.array(zFact),
    pagination: zKnowledgePagination,
    count: z.int().check(z.gte(0))
});

export const zEntity = object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    aliases: z.array(z.string()),
    properties: zProperties,
    mentions: z.int().check(z.gte(1)),
    firstSeen: z.iso.datetime({ offset: true }),
    lastSeen: z.iso.datetime({ offset: true }),
    relatedDocuments: z.array(z.string()),
    first_seen: z.iso.datetime({ offset: true }),
    last_seen: z.iso.datetime({ offset: true })
});

export const zEntityList = object({
    success: zSuccess,
    entities: z.array(zEntity),
    pagination: zKnowledgePagination,
    stats: zCountByType,
    count: z.int().check(z.gte(0))
});

export const zIngestOutcome = object({
    index: z.int().check(z.gte(0)),
    success: z.boolean(),
    documentId: z.optional(z.string()),
    error: z.optional(z.string())
});

/**
 * A job (`jobId`, `itemCount`, `statusUrl`), what came of each item (`processed`, `results`), or of the one text that the system's client sends (`documentId`, `title`, `facts`, `entities`).
 */
export const zIngestResult = object({
    success: zSuccess,
    message: z.optional(z.string()),
    jobId: z.optional(z.string()),
    itemCount: z.optional(z.int().check(z.gte(1))),
    statusUrl: z.optional(z.string()),
    processed: z.optional(z.int().check(z.gte(0))),
    results: z.optional(z.array(zIngestOutcome)),
    documentId: z.optional(z.string()),
    title: z.optional(z.string()),
    facts: z.optional(z.int().check(z.gte(0))),
    entities: z.optional(z.int().check(z.gte(0)))
});

export const zIngestStatus = object({
    success: zSuccess,
    jobId: z.string(),
    status: z.enum(['processing', 'completed']),
    itemCount: z.int().check(z.gte(1)),
    processed: z.int().check(z.gte(0)),
    failed: z.int().check(z.gte(0)),
    results: z.array(zIngestOutcome),
    createdAt: z.iso.datetime({ offset: true }),
    completedAt: z.nullable(z.iso.datetime({ offset: true }))
});

export const zTurboSaveResult = object({
    success: zSuccess,
    documentId: z.string(),
    processingTime: z.int().check(z.gte(0))
});

export const zTurboAskResult = object({
    success: zSuccess,
    answer: z.string(),
    processingTime: z.int().check(z.gte(0))
});

export const zProfileResult = object({
    success: zSuccess,
    profile: object({
        id: z.string(),
        email: z.string(),
        name: z.string(),
        company: z.string(),
        tier: z.enum([
            'free',
            'pro',
            'enterprise'
        ]),
        createdAt: z.iso.datetime({ offset: true }),
        settings: object({
            defaultSpace: z.string(),
            timezone: z.string(),
            language: z.string()
        }),
        limits: object({
            requestsPerHour: z.nullable(z.int()),
            monthlyRequests: z.nullable(z.int()),
            maxStorageMb: z.nullable(z.int()),
            maxMemories: z.nullable(z.int())
        }),
        currentUsage: object({
            memoryCount: z.int().check(z.gte(0)),
            storageMb: z.number().check(z.gte(0)),
            monthlyRequests: z.int().check(z.gte(0))
        })
    }),
    facts: z.array(zFact)
});

export const zUsageResult = object({
    success: zSuccess,
    usage: object({
        documentsIndexed: z.int().check(z.gte(0)),
        factsExtracted: z.int().check(z.gte(0)),
        queriesProcessed: z.int().check(z.gte(0)),
        storageUsedMB: z.number().check(z.gte(0))
    }),
    limits: z.optional(object({
        requestsRemaining: z.int().check(z.gte(0)),
        resetAt: z.iso.datetime({ offset: true })
    }))
});

/**
 * A key's record. The documents name what is set, and not the fields; these names are ours.
 */
export const zApiKey = object({
    id: z.string(),
    name: z.string(),
    maskedKey: z.string(),
    type: z.enum(['live', 'test']),
    status: z.enum(['active', 'expired']),
    rateLimitPerHour: z.nullable(z.int().check(z.gte(1))),
    monthlyRequestLimit: z.nullable(z.int().check(z.gte(1))),
    expiresAt: z.nullable(z.iso.datetime({ offset: true })),
    createdAt: z.iso.datetime({ offset: true }),
    lastUsedAt: z.nullable(z.iso.datetime({ offset: true })),
    requestCount: z.int().check(z.gte(0)),
    userId: z.string()
});

export const zKeyList = object({
    success: zSuccess,
    data: z.array(zApiKey)
});

export const zRegenerateResult = object({
    success: zSuccess,
    message: z.string(),
    data: z.intersection(zApiKey, object({
        key: z.string()
    }))
});

export const zRevokeResult = object({
    success: zSuccess,
    message: z.string(),
    data: object({
        id: z.string()
    })
});

/** The operations that answer with JSON. */
export type AnsweringOperation =
    | 'listMemories'
    | 'deleteListedMemory'
    | 'saveMemory'
    | 'getSaveStatus'
    | 'getMemory'
    | 'updateMemory'
    | 'deleteMemory'
    | 'searchMemories'
    | 'askMemories'
    | 'queryMemories'
    | 'remind'
    | 'getGraph'
    | 'listFacts'
    | 'listEntities'
    | 'ingest'
    | 'getIngestStatus'
    | 'turboSave'
    | 'turboAsk'
    | 'getProfile'
    | 'getUsage'
    | 'listKeys'
    | 'regenerateKey'
    | 'revokeKey'
    | 'listKeysUnderV1'
    | 'regenerateKeyUnderV1'
    | 'revokeKeyUnderV1';

/** The schema of each operation's successful JSON answer, by operation id. */
export const responses: Readonly<Record<AnsweringOperation, z.ZodMiniType>> = {
    listMemories: zMemoryList,
    deleteListedMemory: zDeleteResult,
    saveMemory: zSaveResult,
    getSaveStatus: zSaveStatus,
    getMemory: zMemoryResult,
    updateMemory: zMemoryResult,
    deleteMemory: zDeleteResult,
    searchMemories: zSearchResult,
    askMemories: zAskResult,
    queryMemories: zQueryResult,
    remind: zRemindResult,
    getGraph: zGraph,
    listFacts: zFactList,
    listEntities: zEntityList,
    ingest: zIngestResult,
    getIngestStatus: zIngestStatus,
    turboSave: zTurboSaveResult,
    turboAsk: zTurboAskResult,
    getProfile: zProfileResult,
    getUsage: zUsageResult,
    listKeys: zKeyList,
    regenerateKey: zRegenerateResult,
    revokeKey: zRevokeResult,
    listKeysUnderV1: zKeyList,
    regenerateKeyUnderV1: zRegenerateResult,
    revokeKeyUnderV1: zRevokeResult,
};
