// Generated from openapi/heratio.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your researcher profile */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your projects
         * @description What was changed last comes first. A shared project is listed once its invitation was accepted.
         */
        get: operations["listProjects"];
        put?: never;
        /** Create a project */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your evidence sets
         * @description In the order of their names.
         */
        get: operations["listCollections"];
        put?: never;
        /** Create an evidence set */
        post: operations["createCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your saved searches
         * @description What was changed last comes first.
         */
        get: operations["listSearches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your bookings
         * @description The latest day comes first; within a day they are in the order of their times.
         */
        get: operations["listBookings"];
        put?: never;
        /**
         * Create a booking
         * @description It is pending until the archive confirms it. A seat that is taken at the time is a 400.
         */
        post: operations["createBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bibliographies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your bibliographies
         * @description What was changed last comes first.
         */
        get: operations["listBibliographies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your annotations
         * @description The newest first.
         */
        get: operations["listAnnotations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your usage statistics */
        get: operations["getStats"];
        put?: never;
        post?: never;
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
        /** @description The envelope of every refusal. */
        Problem: {
            /** @constant */
            success: false;
            /**
             * @description The status in words.
             * @example Unauthorized
             * @example Forbidden
             * @example Too Many Requests
             */
            error: string;
            /** @description A sentence for people. */
            message: string;
        };
        /**
         * Format: date
         * @example 2026-03-02
         */
        Date: string;
        /**
         * @description In the installation's time zone.
         * @example 2026-01-15 10:00:00
         */
        Moment: string;
        /** @example 10:00:00 */
        TimeOfDay: string;
        /**
         * @description 1 is yes.
         * @enum {integer}
         */
        Flag: 0 | 1;
        Id: number;
        Count: number;
        /** @description Where the page lies in the whole list. */
        Meta: {
            /** @description Records in the whole list. */
            total: number;
            limit: number;
            offset: number;
        };
        /** @enum {string} */
        AffiliationType: "academic" | "government" | "private" | "independent" | "student" | "other";
        /** @enum {string} */
        ResearcherStatus: "pending" | "approved" | "suspended" | "expired" | "rejected";
        Profile: {
            id: components["schemas"]["Id"];
            first_name: string;
            last_name: string;
            email: string;
            affiliation_type?: components["schemas"]["AffiliationType"];
            institution?: string | null;
            department?: string | null;
            position?: string | null;
            /** @description The researcher's number at orcid.org. */
            orcid_id?: string | null;
            orcid_verified?: boolean;
            status: components["schemas"]["ResearcherStatus"];
            /** @description When the registration ends; null where it does not. */
            expires_at?: components["schemas"]["Moment"] | null;
            created_at?: components["schemas"]["Moment"];
        };
        /** @enum {string} */
        ProjectType: "thesis" | "dissertation" | "publication" | "exhibition" | "documentary" | "genealogy" | "institutional" | "personal" | "other";
        /** @enum {string} */
        ProjectStatus: "planning" | "active" | "on_hold" | "completed" | "archived";
        /** @enum {string} */
        Visibility: "private" | "collaborators" | "public";
        Project: {
            id: components["schemas"]["Id"];
            title: string;
            description?: string | null;
            project_type: components["schemas"]["ProjectType"];
            status: components["schemas"]["ProjectStatus"];
            visibility: components["schemas"]["Visibility"];
            created_at: components["schemas"]["Moment"];
            updated_at: components["schemas"]["Moment"];
            /**
             * @description What the researcher is to the project.
             * @example owner
             * @example editor
             * @example viewer
             */
            my_role: string;
        };
        NewProject: {
            title: string;
            description?: string;
            /** @description personal where it is missing. */
            project_type?: components["schemas"]["ProjectType"];
            institution?: string;
            start_date?: components["schemas"]["Date"];
            expected_end_date?: components["schemas"]["Date"];
            /** @description private where it is missing. */
            visibility?: components["schemas"]["Visibility"];
        };
        Collection: {
            id: components["schemas"]["Id"];
            name: string;
            description?: string | null;
            is_public: components["schemas"]["Flag"];
            created_at: components["schemas"]["Moment"];
            updated_at: components["schemas"]["Moment"];
            item_count: components["schemas"]["Count"];
        };
        NewCollection: {
            name: string;
            description?: string;
            /**
             * @description Not public where it is missing.
             * @enum {unknown}
             */
            is_public?: true | false | 0 | 1;
        };
        SavedSearch: {
            id: components["schemas"]["Id"];
            name: string;
            description?: string | null;
            search_query: string;
            /**
             * @example simple
             * @example advanced
             */
            search_type?: string | null;
            alert_enabled?: components["schemas"]["Flag"];
            /**
             * @example daily
             * @example weekly
             * @example monthly
             */
            alert_frequency?: string | null;
            new_results_count?: components["schemas"]["Count"];
            created_at: components["schemas"]["Moment"];
            updated_at?: components["schemas"]["Moment"];
        };
        /** @enum {string} */
        BookingStatus: "pending" | "confirmed" | "cancelled" | "completed" | "no_show";
        Booking: {
            id: components["schemas"]["Id"];
            booking_date: components["schemas"]["Date"];
            start_time: components["schemas"]["TimeOfDay"];
            end_time: components["schemas"]["TimeOfDay"];
            status: components["schemas"]["BookingStatus"];
            purpose?: string | null;
            room_name: string;
            room_location?: string | null;
            created_at?: components["schemas"]["Moment"];
        };
        NewBooking: {
            reading_room_id: components["schemas"]["Id"];
            booking_date: components["schemas"]["Date"];
            start_time: components["schemas"]["TimeOfDay"];
            end_time: components["schemas"]["TimeOfDay"];
            purpose?: string;
            notes?: string;
        };
        Bibliography: {
            id: components["schemas"]["Id"];
            name: string;
            description?: string | null;
            /**
             * @example chicago
             * @example harvard
             * @example mla
             */
            citation_style: string;
            is_public: components["schemas"]["Flag"];
            created_at: components["schemas"]["Moment"];
            updated_at?: components["schemas"]["Moment"];
            entry_count: components["schemas"]["Count"];
        };
        /** @enum {string} */
        AnnotationType: "note" | "highlight" | "bookmark" | "tag" | "transcription";
        Annotation: {
            id: components["schemas"]["Id"];
            object_id: components["schemas"]["Id"];
            object_title?: string | null;
            /** @description The object's name in URLs of the archive's pages. */
            slug?: string | null;
            annotation_type: components["schemas"]["AnnotationType"];
            title?: string | null;
            content?: string | null;
            /** @description Words with commas between them. */
            tags?: string | null;
            is_private: components["schemas"]["Flag"];
            created_at: components["schemas"]["Moment"];
        };
        Stats: {
            collections: components["schemas"]["Count"];
            collection_items?: components["schemas"]["Count"];
            annotations: components["schemas"]["Count"];
            saved_searches: components["schemas"]["Count"];
            total_bookings: components["schemas"]["Count"];
            upcoming_bookings?: components["schemas"]["Count"];
            projects: components["schemas"]["Count"];
            owned_projects?: components["schemas"]["Count"];
            bibliographies: components["schemas"]["Count"];
            reproduction_requests?: components["schemas"]["Count"];
            pending_reproductions?: components["schemas"]["Count"];
            citations_this_month?: components["schemas"]["Count"];
            activity_this_month?: components["schemas"]["Count"];
        };
        Created: {
            id: components["schemas"]["Id"];
            /** @example Project created successfully */
            message: string;
        };
        ProjectList: {
            data: components["schemas"]["Project"][];
            meta: components["schemas"]["Meta"];
        };
        CollectionList: {
            data: components["schemas"]["Collection"][];
            meta: components["schemas"]["Meta"];
        };
        SearchList: {
            data: components["schemas"]["SavedSearch"][];
        };
        BookingList: {
            data: components["schemas"]["Booking"][];
        };
        BibliographyList: {
            data: components["schemas"]["Bibliography"][];
        };
        AnnotationList: {
            data: components["schemas"]["Annotation"][];
        };
    };
    responses: {
        /** @description The researcher whose key it is. */
        Profile: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Profile"];
            };
        };
        /** @description Projects, one page of them. */
        Projects: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProjectList"];
            };
        };
        /** @description Evidence sets, one page of them. */
        Collections: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CollectionList"];
            };
        };
        /** @description All saved searches. */
        Searches: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SearchList"];
            };
        };
        /** @description All bookings that the filters leave. */
        Bookings: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BookingList"];
            };
        };
        /** @description All bibliographies. */
        Bibliographies: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BibliographyList"];
            };
        };
        /** @description All annotations that the filter leaves. */
        Annotations: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AnnotationList"];
            };
        };
        /** @description Counts of what the researcher has. */
        Stats: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Stats"];
            };
        };
        /** @description The project was created. */
        CreatedProject: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Created"];
            };
        };
        /** @description The evidence set was created. */
        CreatedCollection: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Created"];
            };
        };
        /** @description The booking was created, and is pending. */
        CreatedBooking: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Created"];
            };
        };
        /** @description A parameter or the body is not as this document describes it, or the reading room is taken at the time. */
        InvalidRequest: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description No key was sent, or the key is unknown, mangled, revoked or expired. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The key is good, but lacks a scope that the operation needs. */
        Forbidden: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The key's owner is no researcher here. */
        NotFound: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than the server reads. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not sent as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The key's requests of this clock hour are spent. */
        RateLimited: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The server, or one behind it, failed. */
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
        /** @description How many records a page holds at most. */
        Limit: number;
        /** @description How many records of the whole list lie before the page. */
        Offset: number;
        /** @description Only projects in this state. */
        ProjectStatus: components["schemas"]["ProjectStatus"];
        /** @description Only projects of this type. */
        ProjectType: components["schemas"]["ProjectType"];
        /** @description Only bookings in this state. */
        BookingStatus: components["schemas"]["BookingStatus"];
        /**
         * @description Only bookings of this day or later.
         * @example 2026-02-01
         */
        DateFrom: string;
        /**
         * @description Only bookings of this day or earlier.
         * @example 2026-02-28
         */
        DateTo: string;
        /**
         * @description Only annotations of this archival object.
         * @example 4001
         */
        ObjectId: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description How many requests the key may make in a clock hour.
         * @example 1000
         */
        RateLimit: number;
        /**
         * @description How many of them are left in this hour.
         * @example 999
         */
        RateLimitRemaining: number;
        /**
         * @description Whole seconds until the next clock hour begins.
         * @example 1260
         */
        RetryAfter: number;
        /**
         * @description The challenge of RFC 9110 §11.6.1.
         * @example Bearer realm="Heratio"
         */
        Challenge: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Profile"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /** @description Only projects in this state. */
                status?: components["parameters"]["ProjectStatus"];
                /** @description Only projects of this type. */
                type?: components["parameters"]["ProjectType"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Projects"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            201: components["responses"]["CreatedProject"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listCollections: {
        parameters: {
            query?: {
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Collections"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createCollection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCollection"];
            };
        };
        responses: {
            201: components["responses"]["CreatedCollection"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listSearches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Searches"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listBookings: {
        parameters: {
            query?: {
                /** @description Only bookings in this state. */
                status?: components["parameters"]["BookingStatus"];
                /**
                 * @description Only bookings of this day or later.
                 * @example 2026-02-01
                 */
                date_from?: components["parameters"]["DateFrom"];
                /**
                 * @description Only bookings of this day or earlier.
                 * @example 2026-02-28
                 */
                date_to?: components["parameters"]["DateTo"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Bookings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createBooking: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBooking"];
            };
        };
        responses: {
            201: components["responses"]["CreatedBooking"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listBibliographies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Bibliographies"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listAnnotations: {
        parameters: {
            query?: {
                /**
                 * @description Only annotations of this archival object.
                 * @example 4001
                 */
                object_id?: components["parameters"]["ObjectId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Annotations"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Stats"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
}
