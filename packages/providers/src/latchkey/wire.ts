// Generated from openapi/latchkey.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/manage/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people who can sign in by being picked
         * @description Only where a person is picked without a password, which is on this machine alone.
         */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Picks a person without a password on this machine, or hands credentials to whoever runs the server. The session is in the cookie, and ends after eight hours. Who tries too many credentials that are nobody's has to wait.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The system, and all that a page needs to manage its keys
         * @description Anybody may ask. Which organisations a key can be bound to, and their environments, is told to who is signed in: their own.
         */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys that the person looks after */
        get: operations["listKeys"];
        put?: never;
        /** Issue a key */
        post: operations["issueKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/key-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is to be said of a key before it is issued
         * @description Issues nothing. Warnings refuse nothing either; what would be refused when it is issued is refused likewise, but for a plan that has no room for one more key, of which `cap` tells.
         */
        post: operations["checkKeyDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        /** A key */
        get: operations["getKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what of a key can be changed */
        patch: operations["updateKey"];
        trace?: never;
    };
    "/manage/keys/{keyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a key at once and for good */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/keys/{keyId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a key until it is enabled again */
        post: operations["disableKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/keys/{keyId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a disabled key work again */
        post: operations["enableKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/keys/{keyId}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a key another secret; the old one is dead at once */
        post: operations["regenerateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a new key in the place of a key, which lives on for a while */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/keys/{keyId}/examples": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        /** Code that uses a key out of the environment */
        get: operations["listKeyExamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/keys/{keyId}/incident": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        /** What is known of the misuse of a key */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/keys/{keyId}/incident/export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        /** The same as a table */
        get: operations["exportIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much a key, or all keys of the account, were used */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The alerts of the account */
        get: operations["listAlerts"];
        put?: never;
        /** Set up an alert */
        post: operations["createAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/alerts/{alertId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of an alert.
                 * @example alert_1
                 */
                alertId: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an alert; what it told stays */
        delete: operations["deleteAlert"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/alert-crossings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was crossed */
        get: operations["listCrossings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The e-mails that alerts wrote, which nothing sends */
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to the keys of the account, and with them */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of it as a table */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan of the account, and what is left of it */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/account/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the plan */
        put: operations["changePlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/leaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find keys in a text, and tell which are alive
         * @description The text is kept nowhere. The key of somebody else is told like one that never was.
         */
        post: operations["findLeaks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manage/leaks/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke every key of the account whose secret is in a text
         * @description Answers with the keys as they are then: those that it revoked are told as revoked, once, also where revoked keys are gone.
         */
        post: operations["revokeLeaks"];
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
        /** @description Problem details (RFC 9457). */
        Problem: {
            type: string;
            status: number;
            code: string;
            /** @description What happened, and what to do. */
            detail: string;
            /** @description The field that the problem is in. */
            field?: string;
            expected?: string;
            cap?: components["schemas"]["Cap"];
            /** @description The id of the key that took the place of this one. */
            successor?: string;
            redirect?: string;
            approval?: string;
            required?: string[];
            allowed?: string[];
            retryAfter?: number;
            maxBytes?: number;
        };
        Cap: {
            limit: number;
            used: number;
        };
        Person: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
            /** @description Whose keys the person looks after. */
            owner: string;
            /** @description What the person may do; null is everything. */
            scopes: string[] | null;
            organizations: string[];
            /** @description How far the system has approved of the person, where it does. */
            approval: string | null;
        };
        People: {
            people: components["schemas"]["Person"][];
        };
        /** @description One of the two. */
        SignIn: {
            /** @description The id of a person who is picked without a password. */
            person?: string;
            /** @description Whatever whoever runs the server asks for. */
            credentials?: Record<string, never>;
        };
        Session: {
            person: components["schemas"]["Person"];
            /** Format: date-time */
            expiresAt: string;
            approval: components["schemas"]["Approval"] | null;
        };
        /** @description Where a system approves of people before they come to their keys. */
        Approval: {
            status: string;
            isApproved: boolean;
            /** @description Where who is not approved is sent. */
            redirect: string;
            notice: string;
        };
        SignedOut: {
            /** @constant */
            signedOut: true;
        };
        System: {
            id: string;
            title: string;
            documentation: string;
            /** @description Where the system is reached here. */
            baseUrl: string;
            variables: components["schemas"]["Variables"];
            environment: string | null;
            environments: string[] | null;
            zone: string;
            acts: components["schemas"]["Act"][];
            editable: string[];
            expiry: components["schemas"]["Expiry"];
            rotation: components["schemas"]["RotationRule"] | null;
            /** @enum {string} */
            afterRevocation: "shown" | "hidden" | "gone";
            scopes: components["schemas"]["Scope"][];
            permissions: components["schemas"]["Permission"][];
            types: components["schemas"]["KeyType"][];
            keyLimits: components["schemas"]["LimitRule"][];
            plans: components["schemas"]["Plan"][];
            /** @description Of the form for new keys. */
            fields: components["schemas"]["Field"][];
            /** @description How the page of keys of the system is built, in its own words. */
            manager: Record<string, never>;
        };
        Variables: {
            apiKey: string[];
            baseUrl: string;
        };
        /** @enum {string} */
        Act: "issue" | "update" | "regenerate" | "rotate" | "revoke" | "disable";
        /** @enum {string} */
        KeyAct: "update" | "regenerate" | "rotate" | "revoke" | "disable" | "enable";
        Expiry: {
            /** @enum {string} */
            kind: "choices" | "date" | "none";
            choices?: string[];
            recommended?: string;
        };
        RotationRule: {
            overlapMs: components["schemas"]["Overlap"];
        };
        Overlap: {
            default: number;
            max: number;
        };
        Scope: {
            name: string;
            title: string;
            description: string;
            offered: boolean;
        };
        Permission: {
            name: string;
            title: string;
            description: string;
            scopes: string[];
            preselected: boolean;
        };
        KeyType: {
            id: string;
            title: string;
            description: string;
            /** @description What it is for. */
            useCase?: string;
            /** @enum {string} */
            reach: "environment" | "organization" | "everywhere";
        };
        Window: {
            /** @enum {string} */
            kind: "sliding" | "fixed" | "month";
            ms?: number;
            /** @description Of a sliding window: whether every request's own time counts, however many there are. */
            exact?: boolean;
        };
        LimitRule: {
            id: string;
            title: string;
            window: components["schemas"]["Window"];
            quota?: number;
        };
        Plan: {
            id: string;
            title: string;
            /** @description How many active keys; null is any number. */
            keys: number | null;
            limits: components["schemas"]["LimitRule"][];
            allowances: {
                [key: string]: number | null;
            };
        };
        Field: {
            field: string;
            label: string;
            isRequired: boolean;
            /** @enum {string} */
            kind: "text" | "choice" | "choices" | "number" | "date";
            /** @description What can be chosen; null where anything may be written, or nobody is signed in whose choices they would be. */
            options: components["schemas"]["Option"][] | null;
            description?: string;
            hint?: string;
            examples?: string[];
            /** @description The form's own words for values that are declared elsewhere. `options` has them already. */
            words?: components["schemas"]["Word"][];
            presets?: components["schemas"]["Preset"][];
            visibleWhen?: components["schemas"]["FieldCondition"];
        };
        Option: {
            value: string;
            label: string;
            description?: string;
            /** @description What it is for. */
            hint?: string;
            /** @description Whether it is chosen when the form opens. */
            isPreselected: boolean;
        };
        Word: {
            value: string;
            label: string;
            description?: string;
            hint?: string;
        };
        /** @description Several values that are chosen with one click. */
        Preset: {
            title: string;
            values: string[];
            hint?: string;
        };
        /** @description The field is there only while another one has one of these values. */
        FieldCondition: {
            field: string;
            is: string[];
        };
        /** @enum {string} */
        KeyStatus: "active" | "expired" | "revoked" | "disabled" | "superseded";
        Key: {
            id: string;
            name: string;
            description: string | null;
            owner: string;
            environment: string | null;
            reach: components["schemas"]["Reach"] | null;
            scopes: string[];
            mask: string;
            status: components["schemas"]["KeyStatus"];
            /** @description Quotas of its own by the id of their limit. */
            limits: {
                [key: string]: number;
            };
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was given its present secret; absent where it has its first.
             */
            regeneratedAt?: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
            lastIp: string | null;
            requestCount: number;
            requestsToday: number | null;
            errorCount: number | null;
            errorRate: number | null;
            version: number;
            rotation: components["schemas"]["KeyRotation"] | null;
            /** @description What can be done with it now. */
            acts: components["schemas"]["KeyAct"][];
            warnings: components["schemas"]["Warning"][];
        };
        Reach: {
            type: string;
            organization: string | null;
            environment: string | null;
        };
        KeyRotation: {
            lineage: string;
            supersededBy: string | null;
            /** Format: date-time */
            graceUntil: string | null;
        };
        Warning: {
            id: string;
            text: string;
        };
        KeyPage: {
            items: components["schemas"]["Key"][];
            total: number;
            next: string | null;
        };
        /** @description The fields of the form of the system; which of them there are is in its `fields`. */
        NewKey: {
            name: string;
            description?: string | null;
            scopes?: string[];
            permissions?: string[];
            /** @description What the form of the system asks for: one of its choices (`90d`), or a date (`2026-12-31`) or a moment with `Z` or an offset, up to the year 9999, or `never`. Null is what the system recommends. */
            expires?: string | null;
            limits?: {
                [key: string]: number | null;
            };
            type?: string;
            organization?: string;
            environment?: string;
            keyEnvironment?: string;
        };
        IssuedKey: {
            key: components["schemas"]["Key"];
            /**
             * Format: password
             * @description Whole, and once. Null only where an Idempotency-Key is used again after ten minutes.
             */
            secret: string | null;
        };
        RotatedKey: {
            key: components["schemas"]["Key"];
            /** Format: password */
            secret: string | null;
            predecessor: components["schemas"]["Key"];
        };
        DraftReport: {
            warnings: components["schemas"]["Warning"][];
            /** Format: date-time */
            expiresAt: string | null;
            naming: components["schemas"]["Naming"] | null;
            /** @description That the plan leaves no room for one more active key at present; null where it does. */
            cap: components["schemas"]["NoRoom"] | null;
        };
        NoRoom: {
            limit: number;
            used: number;
            /** @description What would be said if the key were issued. */
            text: string;
        };
        Naming: {
            follows: string | null;
            suggestions: components["schemas"]["NameSuggestion"][];
        };
        NameSuggestion: {
            name: string;
            pattern: string;
        };
        KeyEdit: {
            name?: string;
            description?: string | null;
            scopes?: string[];
            /** @description The version that was seen last. Nothing is changed where there is a later one. */
            version?: number;
        };
        Rotation: {
            /** @description How long the old key may still be used. */
            overlapMs?: number;
            version?: number;
        };
        Examples: {
            examples: components["schemas"]["Example"][];
            /** @description The template of an `.env` file, with a placeholder of the key's own environment in the key's place. */
            env: string;
        };
        Example: {
            language: string;
            title: string;
            /** @description What the document says of it. */
            description?: string;
            /** @description Packages beyond the language's own. */
            needs: string[];
            code: string;
        };
        Usage: {
            /** @enum {string} */
            step: "hour" | "day";
            points: components["schemas"]["UsagePoint"][];
            operations: components["schemas"]["OperationFigures"][];
            limits: components["schemas"]["LimitState"][];
        };
        /** @description Answers to living keys. `requests` is what the system counts as such, and `failed` are those of all answers that it counts as errors. */
        UsagePoint: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            requests: number;
            ok: number;
            denied: number;
            errors: number;
            failed: number;
        };
        OperationFigures: {
            operation: string | null;
            requests: number;
            ok: number;
            denied: number;
            errors: number;
            failed: number;
        };
        LimitState: {
            id: string;
            title: string;
            window: components["schemas"]["Window"];
            quota: number;
            used: number;
            remaining: number;
            /** Format: date-time */
            resetAt: string;
        };
        AlertCondition: {
            /** @constant */
            kind: "requests_per_minute";
            above: number;
        } | {
            /** @constant */
            kind: "error_rate";
            above: number;
            minutes: number;
            atLeast: number;
        } | {
            /** @enum {string} */
            kind: "unused" | "expiring";
            days: number;
        };
        AlertChannel: {
            /** @constant */
            kind: "webhook";
            url: string;
        } | {
            /** @constant */
            kind: "email";
            to: string;
        };
        NewAlert: {
            /** @description The key that it watches; all of the account, unless told. */
            key?: string;
            condition: components["schemas"]["AlertCondition"];
            channel: components["schemas"]["AlertChannel"];
        };
        ShownCondition: {
            /** @enum {string} */
            kind: "requests_per_minute" | "error_rate" | "unused" | "expiring";
            above?: number;
            minutes?: number;
            atLeast?: number;
            days?: number;
        };
        ShownChannel: {
            /** @enum {string} */
            kind: "callback" | "webhook" | "email";
            url?: string;
            to?: string;
        };
        Alert: {
            id: string;
            owner: string;
            key: string | null;
            title: string;
            condition: components["schemas"]["ShownCondition"];
            channel: components["schemas"]["ShownChannel"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: password
             * @description What the receiver of the alert's webhooks checks their signatures with, as Standard Webhooks has it: answered once, when such an alert is set up.
             */
            signingSecret?: string;
        };
        Alerts: {
            alerts: components["schemas"]["Alert"][];
        };
        Crossing: {
            id: string;
            alert: string;
            owner: string;
            key: string | null;
            title: string;
            condition: components["schemas"]["ShownCondition"];
            /** @enum {string} */
            channel: "callback" | "webhook" | "email";
            value: number;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            noticedAt: string;
            /** @enum {string} */
            delivery: "pending" | "delivered" | "failed";
        };
        Crossings: {
            crossings: components["schemas"]["Crossing"][];
        };
        Mail: {
            id: string;
            to: string;
            subject: string;
            text: string;
            /** Format: date-time */
            at: string;
        };
        Mails: {
            mails: components["schemas"]["Mail"][];
        };
        /** @enum {string} */
        AuditAction: "issue" | "import" | "update" | "regenerate" | "rotate" | "disable" | "enable" | "revoke" | "set_plan" | "create_alert" | "delete_alert" | "limits_unavailable" | "sign_in" | "sign_in_failed" | "sign_out" | "authentication_failed" | "dead_key_refused" | "request_succeeded" | "request_failed";
        AuditRecord: {
            sequence: number;
            action: components["schemas"]["AuditAction"];
            actor: string | null;
            key: string | null;
            owner: string | null;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            lastAt: string;
            count: number;
            address: string | null;
            requestId: string | null;
            data: Record<string, never>;
        };
        AuditPage: {
            items: components["schemas"]["AuditRecord"][];
            next: string | null;
        };
        Incident: {
            key: components["schemas"]["Key"];
            exposure: components["schemas"]["Exposure"];
            areRequestsAudited: boolean;
            addresses: components["schemas"]["AddressUse"][];
            operations: components["schemas"]["OperationUse"][];
            refusedAttempts: components["schemas"]["AuditRecord"][];
            events: components["schemas"]["AuditRecord"][];
        };
        Exposure: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string | null;
            /** @enum {string|null} */
            endedBy: "revoked" | "regenerated" | "disabled" | "expired" | "superseded" | null;
        };
        AddressUse: {
            address: string | null;
            succeeded: number;
            failed: number;
            refused: number;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
        };
        OperationUse: {
            operation: string | null;
            succeeded: number;
            failed: number;
            refused: number;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
        };
        Account: {
            plan: string | null;
            limits: components["schemas"]["LimitState"][];
            keys: components["schemas"]["KeyCount"];
            allowances: {
                [key: string]: number | null;
            };
            offered: components["schemas"]["Plan"][];
            /** @description Whether this person may change the plan. */
            mayChange: boolean;
        };
        KeyCount: {
            limit: number | null;
            used: number;
        };
        PlanChange: {
            plan: string;
        };
        Text: {
            text: string;
        };
        FoundText: {
            text: string;
            /** @description Where the text was found. */
            source?: string;
        };
        Leak: {
            environment: string | null;
            at: number;
            length: number;
            mask: string;
            key: components["schemas"]["Key"] | null;
            /** @description Whether the secret in the text opens something. */
            isLive: boolean;
        };
        Leaks: {
            leaks: components["schemas"]["Leak"][];
        };
    };
    responses: {
        /** @description Nobody is signed in, or no longer. */
        NotSignedIn: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The credentials are not good. */
        Refused: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is not for this person, or not from this place. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something in the request cannot be. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it is somebody else’s. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It cannot be done as things are. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The Idempotency-Key was used with another request. */
        Mismatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is no JSON. */
        UnsupportedType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests of one session. */
        TooMany: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server failed. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description On everything that changes something. A page of another origin cannot send it.
         * @example 1
         */
        Request: "1";
        /** @description 16 to 255 printable characters that are hard to guess, such as a UUID. The same one with the same request makes one key for a day; the secret is answered again for ten minutes. */
        IdempotencyKey: string;
        /**
         * @description The id of a key.
         * @example key_1
         */
        KeyId: string;
        /**
         * @description The id of an alert.
         * @example alert_1
         */
        AlertId: string;
        /** @description How many items a page holds. */
        Limit: number;
        /** @description `next` of the page before. */
        Cursor: string;
        /** @description Only what happened at this moment or later. */
        Since: string;
        /** @description Only what happened before this moment. */
        Until: string;
    };
    requestBodies: never;
    headers: {
        /** @description The session, for this plane alone. */
        SetCookie: string;
        /** @description That somebody has to sign in (RFC 9110). */
        Challenge: string;
        /** @description Whole seconds until the next request passes. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everybody. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            403: components["responses"]["Forbidden"];
            500: components["responses"]["ServerError"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Somebody is signed in. */
            201: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is over. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the system declares. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    listKeys: {
        parameters: {
            query?: {
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only keys of this status. */
                status?: components["schemas"]["KeyStatus"];
                /** @description Only keys of this environment, their own or that which they are bound to. */
                environment?: string;
                /** @description Only keys of this type. */
                type?: string;
                /** @description Only keys with this text in their name, description, id or mask; small and capital letters are alike. */
                text?: string;
                /** @description What they are sorted by. Never used comes before every time, and never expiring after it. */
                sort?: "created" | "lastUsed" | "name" | "expires";
                /** @description Going up or down. */
                order?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    issueKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
                /** @description 16 to 255 printable characters that are hard to guess, such as a UUID. The same one with the same request makes one key for a day; the secret is answered again for ten minutes. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description The key, and its secret, which is never answered again. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKey"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Mismatch"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    checkKeyDraft: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Warnings and advice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftReport"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    updateKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyEdit"];
            };
        };
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path: {
                /**
                 * @description The id of a key.
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
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    disableKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is disabled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    enableKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is enabled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    regenerateKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
                /** @description 16 to 255 printable characters that are hard to guess, such as a UUID. The same one with the same request makes one key for a day; the secret is answered again for ten minutes. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, and its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKey"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Mismatch"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
                /** @description 16 to 255 printable characters that are hard to guess, such as a UUID. The same one with the same request makes one key for a day; the secret is answered again for ten minutes. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rotation"];
            };
        };
        responses: {
            /** @description The new key, its secret, and the key that it replaces. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedKey"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Mismatch"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    listKeyExamples: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the document of the system prints, as far as the key may do it, in the documented languages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Examples"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    getIncident: {
        parameters: {
            query?: {
                /** @description Only what happened at this moment or later. */
                since?: components["parameters"]["Since"];
                /** @description Only what happened before this moment. */
                until?: components["parameters"]["Until"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Window, addresses, operations and acts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    exportIncident: {
        parameters: {
            query?: {
                /** @description Only what happened at this moment or later. */
                since?: components["parameters"]["Since"];
                /** @description Only what happened before this moment. */
                until?: components["parameters"]["Until"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of a key.
                 * @example key_1
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line for each thing that is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    getUsage: {
        parameters: {
            query?: {
                /** @description A key's id; all keys of the account, unless told. */
                key?: string;
                /** @description The hour or day that it lies in is the first; 24 hours or 30 days ago, unless told. */
                from?: string;
                /** @description The last hour or day begins before it; now, unless told. */
                to?: string;
                /** @description Hours and days are those of the zone of the installation. */
                step?: "hour" | "day";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A series, the operations, and what is left of the limits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    listAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alerts"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    createAlert: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAlert"];
            };
        };
        responses: {
            /** @description The alert. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteAlert: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path: {
                /**
                 * @description The id of an alert.
                 * @example alert_1
                 */
                alertId: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert that was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    listCrossings: {
        parameters: {
            query?: {
                /** @description Only those of this alert. */
                alert?: string;
                /** @description Only those of this key. */
                key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Crossings"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    listMails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mails"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only what this key has to do with. */
                key?: string;
                /** @description Only what this person or key did; `system` is the installation. */
                actor?: string;
                /** @description Only this. */
                action?: components["schemas"]["AuditAction"];
                /** @description Only what happened at this moment or later. */
                since?: components["parameters"]["Since"];
                /** @description Only what happened before this moment. */
                until?: components["parameters"]["Until"];
                /** @description The newest first, or the oldest. */
                order?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description Only what this key has to do with. */
                key?: string;
                /** @description Only what this person or key did; `system` is the installation. */
                actor?: string;
                /** @description Only this. */
                action?: components["schemas"]["AuditAction"];
                /** @description Only what happened at this moment or later. */
                since?: components["parameters"]["Since"];
                /** @description Only what happened before this moment. */
                until?: components["parameters"]["Until"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line for each record, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Plan, limits, keys and what is offered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    changePlan: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChange"];
            };
        };
        responses: {
            /** @description What the account has now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    findLeaks: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Text"];
            };
        };
        responses: {
            /** @description In the order of their places. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaks"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
    revokeLeaks: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description On everything that changes something. A page of another origin cannot send it.
                 * @example 1
                 */
                "X-Latchkey-Request": components["parameters"]["Request"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FoundText"];
            };
        };
        responses: {
            /** @description What was found, as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaks"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["ServerError"];
        };
    };
}
