// Generated from openapi/hypersave.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/v1/memories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The memories of the account, newest first */
        get: operations["listMemories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memories/{memoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A memory's id.
                 * @example doc_1
                 */
                memoryId: components["parameters"]["MemoryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a memory, at the path that the system's client uses */
        delete: operations["deleteListedMemory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save a text or a page
         * @description At once, or later with `async`: then the answer names what to ask about it, and the memory is there a little later.
         */
        post: operations["saveMemory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/save/status/{pendingId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id that an asynchronous save was answered with.
                 * @example pending_1
                 */
                pendingId: components["parameters"]["PendingId"];
            };
            cookie?: never;
        };
        /** How far an asynchronous save is */
        get: operations["getSaveStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/{memoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A memory's id.
                 * @example doc_1
                 */
                memoryId: components["parameters"]["MemoryId"];
            };
            cookie?: never;
        };
        /** One memory */
        get: operations["getMemory"];
        put?: never;
        post?: never;
        /** Delete a memory for good */
        delete: operations["deleteMemory"];
        options?: never;
        head?: never;
        /**
         * Change a memory
         * @description The documents promise that a memory can be updated, and do not say how; this is the way we chose.
         */
        patch: operations["updateMemory"];
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The memories that a query is about, the most relevant first */
        post: operations["searchMemories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An answer out of the memories
         * @description With `includeContext`, `context` is the list of memories that the answer is from; without it, what the system's client reads there.
         */
        post: operations["askMemories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The memories that answer to conditions, sorted, cut and counted */
        post: operations["queryMemories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Memories that matter in a context, or a reminder to keep
         * @description With `context`, as documented, memories that are related to it. With `content` and `trigger`, as the system's client sends, a reminder is kept, and named by queries that mention its trigger.
         */
        post: operations["remind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entities and how they are connected */
        get: operations["getGraph"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Facts that were read out of the memories, the latest first */
        get: operations["listFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, companies and things that the memories name */
        get: operations["listEntities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save many things in one request
         * @description Later, unless `async` is false: then the answer names the job to ask about. The system's client sends one text with a title instead of `items`; that is saved at once.
         */
        post: operations["ingest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingest/status/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id that an ingest job was answered with.
                 * @example job_1
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /** How far an ingest job is */
        get: operations["getIngestStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/turbo/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Save a text without reading facts and entities out of it */
        post: operations["turboSave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/turbo/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A quick answer out of the memories */
        post: operations["turboAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key's owner, their plan and what they used of it */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the account used */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account's API keys, newest first */
        get: operations["listKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{keyId}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key's id.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a key a new value
         * @description All settings are kept. The old value is invalid at once, and the new one is shown this once.
         */
        post: operations["regenerateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key's id.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a key for good */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as `/keys`, where every other path is */
        get: operations["listKeysUnderV1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{keyId}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key's id.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as `/keys/{keyId}/regenerate`, where every other path is */
        post: operations["regenerateKeyUnderV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key's id.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The same as `/keys/{keyId}`, where every other path is */
        delete: operations["revokeKeyUnderV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A date, or a moment with an offset or `Z`, as ISO 8601 writes them. */
        Moment: string;
        /** @constant */
        Success: true;
        TagList: string[];
        /** @description Whatever the account keeps with a memory. */
        Metadata: {
            [key: string]: unknown;
        };
        Pagination: {
            limit: number;
            offset: number;
            total: number;
            hasMore: boolean;
        };
        KnowledgePagination: {
            limit: number;
            offset: number;
            total: number;
        };
        MemoryItem: {
            id: string;
            title: string;
            content: string;
            tags: components["schemas"]["TagList"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Memory: {
            id: string;
            title: string;
            content: string;
            description: string | null;
            tags: components["schemas"]["TagList"];
            metadata: components["schemas"]["Metadata"];
            spaceId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description A memory as the system's client reads it. */
        ClientDocument: {
            id: string;
            title: string;
            summary: string;
            type: string;
            category: string;
            sector: string;
            tags: components["schemas"]["TagList"];
            /** Format: date-time */
            created_at: string;
        };
        MemoryList: {
            success: components["schemas"]["Success"];
            data: components["schemas"]["MemoryItem"][];
            pagination: components["schemas"]["Pagination"];
            documents: components["schemas"]["ClientDocument"][];
            /** @description How many facts the account has. */
            facts: number;
            total: number;
        };
        MemoryResult: {
            success: components["schemas"]["Success"];
            data: components["schemas"]["Memory"];
        };
        DeleteResult: {
            success: components["schemas"]["Success"];
            message: string;
            deletedId: string;
        };
        /** @description A text, or the address of a page. */
        SaveRequest: components["schemas"]["SaveText"] | components["schemas"]["SavePage"];
        SaveText: {
            content: string;
            url?: string;
            title?: string;
            description?: string;
            tags?: components["schemas"]["TagList"];
            metadata?: components["schemas"]["Metadata"];
            spaceId?: string;
            /** @description Default false. */
            async?: boolean;
            type?: components["schemas"]["ClientText"];
            category?: components["schemas"]["ClientText"];
            userId?: components["schemas"]["ClientText"];
        };
        SavePage: {
            url: string;
            title?: string;
            description?: string;
            tags?: components["schemas"]["TagList"];
            metadata?: components["schemas"]["Metadata"];
            spaceId?: string;
            /** @description Default false. */
            async?: boolean;
            type?: components["schemas"]["ClientText"];
            category?: components["schemas"]["ClientText"];
            userId?: components["schemas"]["ClientText"];
        };
        /** @description Sent by the system's own client. */
        ClientText: string;
        /** @description `data` and `saved` where it is saved, `pendingId` and `checkStatus` where it will be. */
        SaveResult: {
            success: components["schemas"]["Success"];
            message: string;
            documentId?: string;
            data?: {
                id: string;
                title: string;
                contentPreview: string;
                tags: components["schemas"]["TagList"];
                /** Format: date-time */
                createdAt: string;
            };
            saved?: {
                id: string;
                title: string;
                type: string;
                facts: number;
                sector: string;
            };
            async?: boolean;
            pendingId?: string;
            checkStatus?: string;
        };
        SaveStatus: {
            success: components["schemas"]["Success"];
            /** @enum {string} */
            status: "processing" | "complete" | "error";
            documentId?: string;
            title?: string;
            facts?: number;
            entities?: number;
            error?: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            completedAt?: string;
        };
        MemoryChanges: {
            title?: string;
            content?: string;
            description?: string | null;
            tags?: components["schemas"]["TagList"];
            metadata?: components["schemas"]["Metadata"];
        };
        SearchRequest: {
            query: components["schemas"]["Question"];
            /** @description Default 10. */
            limit?: number;
            /** @description Default 0. */
            offset?: number;
            /** @description The least relevance, from 0 to 1. Default 0.5. */
            threshold?: number;
            spaceId?: string;
            tags?: components["schemas"]["TagList"];
            after?: components["schemas"]["Moment"];
            before?: components["schemas"]["Moment"];
            /** @description Whether exact words count as well as related ones. Default false. */
            hybrid?: boolean;
            includeContext?: boolean;
            userId?: components["schemas"]["ClientText"];
        };
        Question: string;
        Found: {
            id: string;
            /** @constant */
            type: "document";
            title: string;
            content: string;
            tags: components["schemas"]["TagList"];
            category: string;
            score: number;
            relevance: number;
            /** Format: date-time */
            createdAt: string;
        };
        SearchResult: {
            success: components["schemas"]["Success"];
            results: components["schemas"]["Found"][];
            total: number;
            stats: {
                documents: number;
                facts: number;
                totalResults: number;
            };
        };
        AskRequest: {
            query: components["schemas"]["Question"];
            /** @description How many memories are considered. Default 10. */
            limit?: number;
            spaceId?: string;
            filters?: {
                tags?: components["schemas"]["TagList"];
                after?: components["schemas"]["Moment"];
                before?: components["schemas"]["Moment"];
            };
            /** @description Default false. */
            includeContext?: boolean;
            /**
             * @description Default default.
             * @enum {string}
             */
            model?: "default" | "fast" | "smart";
            userId?: components["schemas"]["ClientText"];
        };
        Source: {
            id: string;
            /** @constant */
            type: "document";
            title: string;
            content: string;
            relevance: number;
        };
        AskResult: {
            success: components["schemas"]["Success"];
            answer: string;
            confidence: number;
            tokensUsed: number;
            sources: components["schemas"]["Source"][];
            context: components["schemas"]["Source"][] | components["schemas"]["Retrieval"];
            timeMs: number;
        };
        /** @description What the system's client reads of how an answer came about. */
        Retrieval: {
            mode: string;
            memoriesUsed: number;
            retrievalTimeMs: number;
        };
        QueryRequest: {
            query?: components["schemas"]["Question"];
            /** @description Conditions by field: a value, or an object of `$eq`, `$ne`, `$gt`, `$gte`, `$lt`, `$lte`, `$in`, `$nin`. `$and` and `$or` take lists of conditions. A dot leads into `metadata`. A list answers where one of its items does. */
            filters?: {
                [key: string]: unknown;
            };
            /** @description Fields with 1 for ascending and -1 for descending; the first decides first. */
            sort?: {
                [key: string]: 1 | -1;
            };
            /** @description Default 20. */
            limit?: number;
            /** @description Default 0. */
            offset?: number;
            /** @description Only these fields of each result. */
            fields?: string[];
            /** @description Counts over all that was found, whatever the page. The documents name it and not its parts; these are ours. */
            aggregate?: {
                groupBy: string;
            };
            message?: components["schemas"]["Question"];
            skipMemory?: boolean;
            userId?: components["schemas"]["ClientText"];
        };
        /** @description A memory; only the asked fields, where `fields` names some. */
        QueryFound: {
            id?: string;
            /** @constant */
            type?: "document";
            title?: string;
            content?: string;
            description?: string | null;
            tags?: components["schemas"]["TagList"];
            category?: string;
            metadata?: components["schemas"]["Metadata"];
            spaceId?: string | null;
            relevance?: number;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
        };
        QueryResult: {
            success: components["schemas"]["Success"];
            memorySearched: boolean;
            results: components["schemas"]["QueryFound"][];
            pagination: components["schemas"]["Pagination"];
            aggregations?: {
                groupBy: string;
                groups: {
                    key: string | number | boolean | null;
                    count: number;
                }[];
            };
            reminders: {
                content: string;
                trigger: string;
                priority: number;
            }[];
            stats: {
                factsFound: number;
                docsFound: number;
                totalResults: number;
                latencyMs: number;
            };
        };
        RemindRequest: components["schemas"]["RemindOfContext"] | components["schemas"]["KeepReminder"];
        RemindOfContext: {
            context: components["schemas"]["Question"];
            /** @description Default 5. */
            limit?: number;
            /** @description Default 0.6. */
            threshold?: number;
            /**
             * @description Default all.
             * @enum {string}
             */
            timeframe?: "today" | "week" | "month" | "all";
            userId?: components["schemas"]["ClientText"];
        };
        /** @description What the system's own client sends. */
        KeepReminder: {
            content: components["schemas"]["Question"];
            trigger: string;
            /**
             * @description Default context.
             * @enum {string}
             */
            triggerType?: "time" | "context" | "location";
            /** @description Default 3. */
            priority?: number;
            userId?: components["schemas"]["ClientText"];
        };
        RemindResult: {
            success: components["schemas"]["Success"];
            reminders: {
                id: string;
                title: string;
                content: string;
                relevance: number;
                /** Format: date-time */
                createdAt: string;
                reason: string;
            }[];
            reminderId?: string;
            reminder?: {
                content: string;
                trigger: string;
                triggerType: string;
                priority: number;
                status: string;
            };
        };
        /** @description What the memories say of an entity. */
        Properties: {
            [key: string]: string;
        };
        Graph: {
            success: components["schemas"]["Success"];
            nodes: {
                id: string;
                name: string;
                label: string;
                type: string;
                properties: components["schemas"]["Properties"];
                mentionCount: number;
                mentions: number;
            }[];
            edges: {
                source: string;
                target: string;
                relationship: string;
                relation: string;
                strength: number;
                weight: number;
            }[];
            stats: {
                totalNodes: number;
                totalEdges: number;
                types: components["schemas"]["CountByType"];
                nodeCount: number;
                edgeCount: number;
            };
        };
        CountByType: {
            [key: string]: number;
        };
        Fact: {
            id: string;
            statement: string;
            subject: string;
            predicate: string;
            object: string;
            category: string;
            confidence: number;
            source: {
                documentId: string;
                excerpt: string;
            };
            /** Format: date-time */
            extractedAt: string;
            key: string;
            value: string;
            /** Format: date-time */
            created_at: string;
        };
        FactList: {
            success: components["schemas"]["Success"];
            facts: components["schemas"]["Fact"][];
            pagination: components["schemas"]["KnowledgePagination"];
            count: number;
        };
        Entity: {
            id: string;
            name: string;
            type: string;
            aliases: string[];
            properties: components["schemas"]["Properties"];
            mentions: number;
            /** Format: date-time */
            firstSeen: string;
            /** Format: date-time */
            lastSeen: string;
            relatedDocuments: string[];
            /** Format: date-time */
            first_seen: string;
            /** Format: date-time */
            last_seen: string;
        };
        EntityList: {
            success: components["schemas"]["Success"];
            entities: components["schemas"]["Entity"][];
            pagination: components["schemas"]["KnowledgePagination"];
            stats: components["schemas"]["CountByType"];
            count: number;
        };
        IngestRequest: components["schemas"]["IngestItems"] | components["schemas"]["IngestOne"];
        IngestItems: {
            items: components["schemas"]["IngestItem"][];
            /** @description Default true. */
            async?: boolean;
            /** @description Where the system tells that a job is done. The reference server calls nobody. */
            webhook?: string;
            userId?: components["schemas"]["ClientText"];
        };
        IngestItem: {
            content: string;
            url?: string;
            title?: string;
            tags?: components["schemas"]["TagList"];
            metadata?: components["schemas"]["Metadata"];
        } | {
            url: string;
            title?: string;
            tags?: components["schemas"]["TagList"];
            metadata?: components["schemas"]["Metadata"];
        };
        /** @description What the system's own client sends. */
        IngestOne: {
            content: string;
            title: string;
            type?: components["schemas"]["ClientText"];
            category?: components["schemas"]["ClientText"];
            sector?: components["schemas"]["ClientText"];
            metadata?: components["schemas"]["Metadata"];
            userId?: components["schemas"]["ClientText"];
        };
        IngestOutcome: {
            index: number;
            success: boolean;
            documentId?: string;
            error?: string;
        };
        /** @description A job (`jobId`, `itemCount`, `statusUrl`), what came of each item (`processed`, `results`), or of the one text that the system's client sends (`documentId`, `title`, `facts`, `entities`). */
        IngestResult: {
            success: components["schemas"]["Success"];
            message?: string;
            jobId?: string;
            itemCount?: number;
            statusUrl?: string;
            processed?: number;
            results?: components["schemas"]["IngestOutcome"][];
            documentId?: string;
            title?: string;
            facts?: number;
            entities?: number;
        };
        IngestStatus: {
            success: components["schemas"]["Success"];
            jobId: string;
            /** @enum {string} */
            status: "processing" | "completed";
            itemCount: number;
            processed: number;
            failed: number;
            results: components["schemas"]["IngestOutcome"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            completedAt: string | null;
        };
        TurboSaveRequest: {
            content: string;
            title?: string;
            tags?: components["schemas"]["TagList"];
        };
        TurboSaveResult: {
            success: components["schemas"]["Success"];
            documentId: string;
            /** @description Milliseconds. */
            processingTime: number;
        };
        TurboAskRequest: {
            query: components["schemas"]["Question"];
            /** @description Default 5. */
            limit?: number;
        };
        TurboAskResult: {
            success: components["schemas"]["Success"];
            answer: string;
            /** @description Milliseconds. */
            processingTime: number;
        };
        ProfileResult: {
            success: components["schemas"]["Success"];
            profile: {
                id: string;
                email: string;
                name: string;
                company: string;
                /** @enum {string} */
                tier: "free" | "pro" | "enterprise";
                /** Format: date-time */
                createdAt: string;
                settings: {
                    defaultSpace: string;
                    timezone: string;
                    language: string;
                };
                /** @description Null is no limit. */
                limits: {
                    requestsPerHour: number | null;
                    monthlyRequests: number | null;
                    maxStorageMb: number | null;
                    maxMemories: number | null;
                };
                currentUsage: {
                    memoryCount: number;
                    storageMb: number;
                    monthlyRequests: number;
                };
            };
            facts: components["schemas"]["Fact"][];
        };
        UsageResult: {
            success: components["schemas"]["Success"];
            usage: {
                documentsIndexed: number;
                factsExtracted: number;
                queriesProcessed: number;
                storageUsedMB: number;
            };
            limits?: {
                requestsRemaining: number;
                /** Format: date-time */
                resetAt: string;
            };
        };
        /** @description A key's record. The documents name what is set, and not the fields; these names are ours. */
        ApiKey: {
            id: string;
            name: string;
            maskedKey: string;
            /** @enum {string} */
            type: "live" | "test";
            /** @enum {string} */
            status: "active" | "expired";
            /** @description The key's own limit for each hour; null where only the plan's holds. */
            rateLimitPerHour: number | null;
            /** @description The key's own limit for each calendar month (UTC); null where only the plan's holds. */
            monthlyRequestLimit: number | null;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            requestCount: number;
            userId: string;
        };
        KeyList: {
            success: components["schemas"]["Success"];
            data: components["schemas"]["ApiKey"][];
        };
        RegenerateResult: {
            success: components["schemas"]["Success"];
            message: string;
            data: components["schemas"]["ApiKey"] & {
                /**
                 * Format: password
                 * @description The whole secret, shown this once.
                 */
                key: string;
            };
        };
        RevokeResult: {
            success: components["schemas"]["Success"];
            message: string;
            data: {
                id: string;
            };
        };
        Problem: {
            /** @constant */
            success: false;
            /** @description Such as `UNAUTHORIZED`, `RATE_LIMITED`, `NOT_FOUND` or `BAD_REQUEST`. */
            error: string;
            message: string;
            details?: {
                [key: string]: unknown;
            };
            /** @description Whole seconds until the next call would pass. */
            retryAfter?: number;
        };
    };
    responses: {
        /** @description The memory. */
        OneMemory: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MemoryResult"];
            };
        };
        /** @description It is gone, with all that was read out of it. */
        Deleted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DeleteResult"];
            };
        };
        /** @description The keys, none of them whole. */
        Keys: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KeyList"];
            };
        };
        /** @description The key with its new value, which is never shown again. */
        Regenerated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RegenerateResult"];
            };
        };
        /** @description The key is gone. */
        Revoked: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RevokeResult"];
            };
        };
        /** @description A parameter or the body is not as documented. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description No key was sent, or one that is unknown, mangled, expired or deleted. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it is somebody else's. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description It was changed meanwhile, or cannot be changed any more. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description A limit of the account's plan or of the key leaves no room, for the hour or for the month. */
        RateLimited: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The fault is on the server. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description A memory's id.
         * @example doc_1
         */
        MemoryId: string;
        /**
         * @description The id that an asynchronous save was answered with.
         * @example pending_1
         */
        PendingId: string;
        /**
         * @description The id that an ingest job was answered with.
         * @example job_1
         */
        JobId: string;
        /**
         * @description A key's id.
         * @example key_1
         */
        KeyId: string;
        /** @description How many records a page holds at most. */
        Limit: number;
        /** @description How many records a page holds at most. */
        KnowledgeLimit: number;
        /** @description How many records of the whole list lie before the page. */
        Offset: number;
        /**
         * @description Only memories of this space.
         * @example space_main
         */
        SpaceId: string;
        /**
         * @description Only memories that have one of these tags, separated by commas.
         * @example [
         *       "important",
         *       "work"
         *     ]
         */
        Tags: string[];
        /**
         * @description Only memories that were saved at this moment or later. A date alone is its first moment, in UTC.
         * @example 2026-01-01
         */
        After: components["schemas"]["Moment"];
        /**
         * @description Only memories that were saved before this moment. A date alone is its first moment, in UTC.
         * @example 2026-02-01T12:00:00Z
         */
        Before: components["schemas"]["Moment"];
        /**
         * @description Only what concerns the entity of this name, in any case.
         * @example Northwind Labs
         */
        Entity: string;
        /**
         * @description Only entities of this type, such as `person`, `company` or `concept`.
         * @example person
         */
        EntityType: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Whole seconds until the next call would pass; the same as `retryAfter` in the body.
         * @example 3600
         */
        RetryAfter: number;
        /**
         * @description The challenge of RFC 9110 §11.6.1.
         * @example Bearer realm="Hypersave"
         */
        Challenge: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listMemories: {
        parameters: {
            query?: {
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Only memories of this space.
                 * @example space_main
                 */
                spaceId?: components["parameters"]["SpaceId"];
                /**
                 * @description Only memories that have one of these tags, separated by commas.
                 * @example [
                 *       "important",
                 *       "work"
                 *     ]
                 */
                tags?: components["parameters"]["Tags"];
                /**
                 * @description Only memories that were saved at this moment or later. A date alone is its first moment, in UTC.
                 * @example 2026-01-01
                 */
                after?: components["parameters"]["After"];
                /**
                 * @description Only memories that were saved before this moment. A date alone is its first moment, in UTC.
                 * @example 2026-02-01T12:00:00Z
                 */
                before?: components["parameters"]["Before"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of memories. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteListedMemory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A memory's id.
                 * @example doc_1
                 */
                memoryId: components["parameters"]["MemoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deleted"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    saveMemory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveRequest"];
            };
        };
        responses: {
            /** @description It is saved, or will be. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaveResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getSaveStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id that an asynchronous save was answered with.
                 * @example pending_1
                 */
                pendingId: components["parameters"]["PendingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaveStatus"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getMemory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A memory's id.
                 * @example doc_1
                 */
                memoryId: components["parameters"]["MemoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OneMemory"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteMemory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A memory's id.
                 * @example doc_1
                 */
                memoryId: components["parameters"]["MemoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deleted"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    updateMemory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A memory's id.
                 * @example doc_1
                 */
                memoryId: components["parameters"]["MemoryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemoryChanges"];
            };
        };
        responses: {
            200: components["responses"]["OneMemory"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    searchMemories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    askMemories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRequest"];
            };
        };
        responses: {
            /** @description The answer, and how sure it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    queryMemories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryRequest"];
            };
        };
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    remind: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemindRequest"];
            };
        };
        responses: {
            /** @description The reminders. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemindResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getGraph: {
        parameters: {
            query?: {
                /**
                 * @description Only what concerns the entity of this name, in any case.
                 * @example Northwind Labs
                 */
                entity?: components["parameters"]["Entity"];
                /**
                 * @description Only entities of this type, such as `person`, `company` or `concept`.
                 * @example person
                 */
                type?: components["parameters"]["EntityType"];
                /** @description How many connections away from `entity`. */
                depth?: number;
                /** @description How many nodes at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The graph. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Graph"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listFacts: {
        parameters: {
            query?: {
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["KnowledgeLimit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Only what concerns the entity of this name, in any case.
                 * @example Northwind Labs
                 */
                entity?: components["parameters"]["Entity"];
                /**
                 * @description Only facts of this category.
                 * @example role
                 */
                category?: string;
                /**
                 * @description Only facts that are at least so sure.
                 * @example 0.9
                 */
                confidence?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of facts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listEntities: {
        parameters: {
            query?: {
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["KnowledgeLimit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Only entities of this type, such as `person`, `company` or `concept`.
                 * @example person
                 */
                type?: components["parameters"]["EntityType"];
                /**
                 * @description Only entities whose name or alias holds this text, in any case.
                 * @example northwind
                 */
                search?: string;
                /** @description By how often they are mentioned, by name, or the latest mention first. */
                sortBy?: "mentions" | "name" | "recent";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of entities. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    ingest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IngestRequest"];
            };
        };
        responses: {
            /** @description The job, or what came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IngestResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getIngestStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id that an ingest job was answered with.
                 * @example job_1
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state, and what came of each item so far. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IngestStatus"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    turboSave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurboSaveRequest"];
            };
        };
        responses: {
            /** @description It is saved. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurboSaveResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    turboAsk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurboAskRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurboAskResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures; `limits` only where the plan has some. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Keys"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    regenerateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key's id.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Regenerated"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key's id.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Revoked"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listKeysUnderV1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Keys"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    regenerateKeyUnderV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key's id.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Regenerated"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    revokeKeyUnderV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key's id.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Revoked"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
}
