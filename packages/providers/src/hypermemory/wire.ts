// Generated from openapi/hypermemory.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The active keys of the account, newest first, none of them whole */
        get: operations["listKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}": {
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
        /** Revoke a key at once and for good */
        delete: operations["revokeKey"];
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
        /** What the account holds and has asked this month */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage/queries/distribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** At which hours of the day the account asked */
        get: operations["getQueryDistribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everything that is none of the calls below
         * @description The handshake `initialize` and `ping`, which the Model Context Protocol asks for. Every other method and every unknown tool is answered with an error, unless it comes without an id: a notification is never answered.
         */
        post: operations["callMcp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#tools/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The tools, with the schema of what each takes */
        post: operations["listTools"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Store a memory, connected to others where they are named */
        post: operations["memoryStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find memories by what they say, the most relevant first
         * @description An empty result costs a query like any other.
         */
        post: operations["memoryRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_find_related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find memories that are connected to one, the nearest first */
        post: operations["memoryFindRelated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_get_relationships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The edges and hyperedges of a memory */
        post: operations["memoryGetRelationships"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change a memory; what it was before is kept as a version */
        post: operations["memoryUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget a memory
         * @description Its edges go with it. A hyperedge with two members left becomes an edge, one with a single member is removed. With `cascade`, memories that were connected to nothing else go as well.
         */
        post: operations["memoryForget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_export_subgraph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export memories with what connects them
         * @description Either the memories that are named, or one and all that it reaches.
         */
        post: operations["memoryExportSubgraph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_load_link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Load what was exported */
        post: operations["memoryLoadLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_list_graphs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The graphs of the account */
        post: operations["memoryListGraphs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_create_graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a graph */
        post: operations["memoryCreateGraph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp#memory_delete_graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a graph with all that is in it */
        post: operations["memoryDeleteGraph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Format: date-time */
        Time: string;
        Count: number;
        Metadata: {
            [key: string]: unknown;
        };
        GraphId: string;
        NodeId: string;
        NodeType: string;
        EdgeType: string;
        Content: string;
        /** @default 10 */
        MaxResults: number;
        /** @default 0 */
        Offset: number;
        /** @default 1 */
        Near: number;
        /** @default 2 */
        Far: number;
        /**
         * @default both
         * @enum {string}
         */
        Direction: "incoming" | "outgoing" | "both";
        /** @default false */
        Cascade: boolean;
        /** @default true */
        IncludeEdges: boolean;
        /**
         * @description Where an id is taken, `append` gives the loaded memory another one, and `replace` puts it in its place.
         * @default append
         * @enum {string}
         */
        MergeStrategy: "append" | "replace";
        ApiKey: {
            id: string;
            name: string;
            /** @description The first eight characters of the key, which all keys of an environment share. */
            prefix: string;
            scopes: ("memory:read" | "memory:write" | "memory:admin")[];
            created_at: components["schemas"]["Time"];
            /** Format: date-time */
            last_used_at: string | null;
            requests_today: components["schemas"]["Count"];
            request_count: components["schemas"]["Count"];
            error_count: components["schemas"]["Count"];
            /** @description Percentage of failed requests. */
            error_rate: number;
            account_id: string;
        };
        KeyList: {
            keys: components["schemas"]["ApiKey"][];
        };
        RevokedKey: {
            id: string;
            /** @enum {string} */
            status: "revoked";
            revoked_at: components["schemas"]["Time"];
        };
        Share: {
            current: components["schemas"]["Count"];
            /** @description Null is no limit. */
            limit: number | null;
            /** @description Of the limit; null where there is none. */
            percentage: number | null;
        };
        Usage: {
            nodes: components["schemas"]["Share"];
            queries: components["schemas"]["Share"];
            billing_period: {
                start: components["schemas"]["Time"];
                end: components["schemas"]["Time"];
            };
        };
        QueryDistribution: {
            distribution: {
                [key: string]: components["schemas"]["Count"];
            };
        };
        Problem: {
            error: {
                code: string;
                message: string;
                parameter?: string;
                expected?: string;
                required_scope?: string;
                key_scopes?: string[];
                retry_after?: number;
                limit?: number;
                current?: number;
                resets_at?: components["schemas"]["Time"];
            };
        };
        /** @description Without it a call is a notification, which is never answered. */
        RpcId: string | number;
        /** @enum {string} */
        Version: "2.0";
        RpcError: {
            code: string;
            message: string;
            details?: {
                [key: string]: unknown;
            };
        };
        /** @description What the protocol lets a client send along; it is not looked at. */
        RpcMeta: {
            [key: string]: unknown;
        };
        RpcCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            method: string;
            params?: {
                [key: string]: unknown;
            };
        };
        /** @description Either a result or an error. */
        RpcAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: {
                [key: string]: unknown;
            };
            error?: components["schemas"]["RpcError"];
        };
        ToolsListCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/list";
            params?: {
                [key: string]: unknown;
            };
        };
        Tool: {
            name: string;
            description: string;
            inputSchema: {
                [key: string]: unknown;
            };
        };
        ToolsList: {
            tools: components["schemas"]["Tool"][];
        };
        ToolsListAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["ToolsList"];
            error?: components["schemas"]["RpcError"];
        };
        StoreCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_store";
                arguments: components["schemas"]["StoreArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        StoreArguments: {
            content: components["schemas"]["Content"];
            node_type?: components["schemas"]["NodeType"];
            metadata?: components["schemas"]["Metadata"];
            /** @description Ids of memories to which the new one leads. */
            relationships?: components["schemas"]["NodeId"][];
            /** @description Connects the new memory with several others at once. */
            hyperedge?: {
                nodes: components["schemas"]["NodeId"][];
                edge_type: components["schemas"]["EdgeType"];
            };
            graph_id?: components["schemas"]["GraphId"];
        };
        StoreResult: {
            id: string;
            /** @enum {string} */
            status: "created";
            created_at: components["schemas"]["Time"];
            edges_created: components["schemas"]["Count"];
        };
        StoreAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["StoreResult"];
            error?: components["schemas"]["RpcError"];
        };
        RecallCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_recall";
                arguments: components["schemas"]["RecallArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        RecallArguments: {
            query: string;
            max_results?: components["schemas"]["MaxResults"];
            offset?: components["schemas"]["Offset"];
            node_type?: components["schemas"]["NodeType"];
            /** @description When a memory was created, both ends included. */
            time_range?: {
                start?: components["schemas"]["Time"];
                end?: components["schemas"]["Time"];
            };
            /** @description Each named value must be there; a list of values is any of them. */
            metadata_filter?: {
                [key: string]: unknown;
            };
            graph_id?: components["schemas"]["GraphId"];
        };
        Hit: {
            id: string;
            content: string;
            node_type: string;
            metadata: {
                [key: string]: unknown;
            };
            relevance: number;
            created_at: components["schemas"]["Time"];
            updated_at: components["schemas"]["Time"];
        };
        RecallResult: {
            results: components["schemas"]["Hit"][];
            total: components["schemas"]["Count"];
            offset: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            has_more: boolean;
            query_id: string;
        };
        RecallAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["RecallResult"];
            error?: components["schemas"]["RpcError"];
        };
        FindRelatedCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_find_related";
                arguments: components["schemas"]["FindRelatedArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        FindRelatedArguments: {
            node_id: components["schemas"]["NodeId"];
            depth?: components["schemas"]["Near"];
            edge_type?: components["schemas"]["EdgeType"];
            max_results?: components["schemas"]["MaxResults"];
            offset?: components["schemas"]["Offset"];
            graph_id?: components["schemas"]["GraphId"];
        };
        Related: {
            id: string;
            content: string;
            node_type: string;
            distance: number;
            /** @description Ids from the memory that was asked about to this one. */
            path: string[];
        };
        FindRelatedResult: {
            source_node: {
                id: string;
                content: string;
            };
            results: components["schemas"]["Related"][];
            total: components["schemas"]["Count"];
            offset: components["schemas"]["Count"];
            limit: components["schemas"]["Count"];
            has_more: boolean;
        };
        FindRelatedAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["FindRelatedResult"];
            error?: components["schemas"]["RpcError"];
        };
        GetRelationshipsCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_get_relationships";
                arguments: components["schemas"]["GetRelationshipsArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        GetRelationshipsArguments: {
            node_id: components["schemas"]["NodeId"];
            direction?: components["schemas"]["Direction"];
            edge_type?: components["schemas"]["EdgeType"];
            graph_id?: components["schemas"]["GraphId"];
        };
        Edge: {
            id: string;
            edge_type: string;
            directed: boolean;
            source: string;
            target: string;
            metadata: {
                [key: string]: unknown;
            };
            created_at: components["schemas"]["Time"];
        };
        Hyperedge: {
            id: string;
            edge_type: string;
            content: string;
            nodes: string[];
            metadata: {
                [key: string]: unknown;
            };
            created_at: components["schemas"]["Time"];
        };
        GetRelationshipsResult: {
            node: {
                id: string;
                content: string;
                node_type: string;
            };
            edges: components["schemas"]["Edge"][];
            hyperedges: components["schemas"]["Hyperedge"][];
            total_edges: components["schemas"]["Count"];
            total_hyperedges: components["schemas"]["Count"];
        };
        GetRelationshipsAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["GetRelationshipsResult"];
            error?: components["schemas"]["RpcError"];
        };
        UpdateCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_update";
                arguments: components["schemas"]["UpdateArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        UpdateArguments: {
            node_id: components["schemas"]["NodeId"];
            content?: components["schemas"]["Content"];
            node_type?: components["schemas"]["NodeType"];
            /** @description Merged into what is there; null takes a name away. */
            metadata?: {
                [key: string]: unknown;
            };
            graph_id?: components["schemas"]["GraphId"];
        };
        UpdateResult: {
            id: string;
            /** @enum {string} */
            status: "updated";
            version: number;
            updated_at: components["schemas"]["Time"];
            changes: {
                content: boolean;
                node_type?: boolean;
                /** @description The names that changed. */
                metadata: string[];
            };
        };
        UpdateAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["UpdateResult"];
            error?: components["schemas"]["RpcError"];
        };
        ForgetCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_forget";
                arguments: components["schemas"]["ForgetArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        ForgetArguments: {
            node_id: components["schemas"]["NodeId"];
            cascade?: components["schemas"]["Cascade"];
            graph_id?: components["schemas"]["GraphId"];
        };
        ForgetResult: {
            id: string;
            /** @enum {string} */
            status: "deleted";
            deleted_at: components["schemas"]["Time"];
            edges_deleted: components["schemas"]["Count"];
            hyperedges_affected: components["schemas"]["Count"];
            /** @description How many memories went in all. */
            nodes_deleted?: number;
        };
        ForgetAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["ForgetResult"];
            error?: components["schemas"]["RpcError"];
        };
        ExportCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_export_subgraph";
                arguments: components["schemas"]["ExportArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        ExportArguments: {
            node_ids?: components["schemas"]["NodeId"][];
            root_node_id?: components["schemas"]["NodeId"];
            depth?: components["schemas"]["Far"];
            include_edges?: components["schemas"]["IncludeEdges"];
            graph_id?: components["schemas"]["GraphId"];
        };
        ExportedNode: {
            id: string;
            content: string;
            node_type: string;
            metadata: {
                [key: string]: unknown;
            };
            version: number;
            created_at: components["schemas"]["Time"];
            updated_at: components["schemas"]["Time"];
        };
        ExportResult: {
            export_id: string;
            exported_at: components["schemas"]["Time"];
            source_graph: string;
            nodes: components["schemas"]["ExportedNode"][];
            edges: components["schemas"]["Edge"][];
            hyperedges: components["schemas"]["Hyperedge"][];
            stats: {
                nodes: components["schemas"]["Count"];
                edges: components["schemas"]["Count"];
                hyperedges: components["schemas"]["Count"];
                bytes: components["schemas"]["Count"];
            };
        };
        ExportAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["ExportResult"];
            error?: components["schemas"]["RpcError"];
        };
        LoadCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_load_link";
                arguments: components["schemas"]["LoadArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        LoadArguments: {
            /** @description What an export gave. */
            data: {
                [key: string]: unknown;
            };
            merge_strategy?: components["schemas"]["MergeStrategy"];
            id_prefix?: string;
            graph_id?: components["schemas"]["GraphId"];
        };
        LoadResult: {
            import_id: string;
            imported_at: components["schemas"]["Time"];
            target_graph: string;
            id_mapping: {
                [key: string]: string;
            };
            stats: {
                nodes: components["schemas"]["Count"];
                edges: components["schemas"]["Count"];
                hyperedges: components["schemas"]["Count"];
            };
            warnings: string[];
        };
        LoadAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["LoadResult"];
            error?: components["schemas"]["RpcError"];
        };
        ListGraphsCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_list_graphs";
                arguments?: components["schemas"]["ListGraphsArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        ListGraphsArguments: Record<string, never>;
        Graph: {
            id: string;
            node_count: components["schemas"]["Count"];
            metadata?: {
                [key: string]: unknown;
            };
            created_at: components["schemas"]["Time"];
        };
        ListGraphsResult: {
            graphs: components["schemas"]["Graph"][];
        };
        ListGraphsAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["ListGraphsResult"];
            error?: components["schemas"]["RpcError"];
        };
        CreateGraphCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_create_graph";
                arguments: components["schemas"]["CreateGraphArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        CreateGraphArguments: {
            graph_id: components["schemas"]["GraphId"];
            metadata?: components["schemas"]["Metadata"];
        };
        CreateGraphResult: {
            id: string;
            /** @enum {string} */
            status: "created";
            created_at: components["schemas"]["Time"];
        };
        CreateGraphAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["CreateGraphResult"];
            error?: components["schemas"]["RpcError"];
        };
        DeleteGraphCall: {
            jsonrpc: components["schemas"]["Version"];
            id?: components["schemas"]["RpcId"];
            /** @enum {string} */
            method: "tools/call";
            params: {
                /** @enum {string} */
                name: "memory_delete_graph";
                arguments: components["schemas"]["DeleteGraphArguments"];
                _meta?: components["schemas"]["RpcMeta"];
            };
        };
        DeleteGraphArguments: {
            graph_id: components["schemas"]["GraphId"];
        };
        DeleteGraphResult: {
            id: string;
            /** @enum {string} */
            status: "deleted";
            deleted_at: components["schemas"]["Time"];
            nodes_deleted: components["schemas"]["Count"];
        };
        DeleteGraphAnswer: {
            jsonrpc: components["schemas"]["Version"];
            id: string | number | null;
            result?: components["schemas"]["DeleteGraphResult"];
            error?: components["schemas"]["RpcError"];
        };
    };
    responses: {
        /** @description It came without an id, as a notification: what it asks for is done, and nothing is said of it, not even what is wrong with it. */
        Taken: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A parameter is not as documented. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no key, or none that is good. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The key lacks a scope. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it is another account's. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description A limit is spent, that of the minute or that of the month. */
        RateLimited: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The server failed. */
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
         * @description A key's id.
         * @example key_1
         */
        KeyId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Whole seconds until the next call would pass; the same as `retry_after` in the body.
         * @example 30
         */
        RetryAfter: number;
        /**
         * @description The challenge of RFC 9110 §11.6.1.
         * @example Bearer realm="HyperMemory"
         */
        Challenge: string;
        /**
         * @description An id for the session, which a client may send back; it is told once to each key, and after each `initialize`.
         * @example sess_k3v9q2m8x1p7
         */
        McpSessionId: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
            /** @description It is revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedKey"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
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
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getQueryDistribution: {
        parameters: {
            query?: {
                /**
                 * @description The day so far, in UTC.
                 * @example day
                 */
                period?: "day";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Queries by hour; an hour without any is not named. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryDistribution"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    callMcp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RpcCall"];
            };
        };
        responses: {
            /** @description What the method gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RpcAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listTools: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToolsListCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolsListAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryStore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryRecall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecallCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecallAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryFindRelated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindRelatedCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindRelatedAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryGetRelationships: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetRelationshipsCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetRelationshipsAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryForget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgetCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForgetAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryExportSubgraph: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryLoadLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoadCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryListGraphs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListGraphsCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListGraphsAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryCreateGraph: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateGraphCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateGraphAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    memoryDeleteGraph: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteGraphCall"];
            };
        };
        responses: {
            /** @description What it gives, or why it gives nothing. */
            200: {
                headers: {
                    "Mcp-Session-Id": components["headers"]["McpSessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteGraphAnswer"];
                    "text/event-stream": string;
                };
            };
            202: components["responses"]["Taken"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
}
