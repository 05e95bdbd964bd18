// Generated from openapi/hesedvid.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/{orgID}/environments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        /**
         * List the environments that the key reaches
         * @description A key for one environment sees that one.
         */
        get: operations["listEnvironments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Test a key
         * @description 200 for every valid key; counts as a general call.
         */
        head: operations["checkEnvironments"];
        patch?: never;
        trace?: never;
    };
    "/{orgID}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        /** List the videos of all environments that the key reaches */
        get: operations["listVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{orgID}/environments/{envID}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
            };
            cookie?: never;
        };
        /** List the videos of an environment */
        get: operations["listEnvironmentVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{orgID}/environments/{envID}/videos/upload-url": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a URL to upload a video to
         * @description The URL takes the bytes by `PUT`, without a key, for an hour. The video is there once they came: `transcoding` at first, then `ready`, or `failed` where the bytes are no video.
         */
        post: operations["createUploadUrl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{orgID}/videos/{videoID}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        /** Get a video */
        get: operations["getVideo"];
        put?: never;
        post?: never;
        /**
         * Delete a video
         * @description It is no longer listed, got or played; its storage counts until it is cleared away.
         */
        delete: operations["deleteVideo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{orgID}/videos/{videoID}/signed-url": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        /**
         * Get a URL that plays a video
         * @description It plays without a key until it expires, where `domains` are named only from pages of these.
         */
        get: operations["getSignedUrl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{orgID}/videos/{videoID}/analytics/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        /** In which resolutions a video is watched */
        get: operations["getVideoResolutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{orgID}/analytics/usage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        /** How much was watched */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{orgID}/analytics/daily": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        /** How much was watched, day by day */
        get: operations["getDailyUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{orgID}/analytics/storage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        /** How much is stored */
        get: operations["getStorage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{orgID}/analytics/resolution-distribution": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        /** In which resolutions videos are watched */
        get: operations["getResolutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/{orgID}/{envID}/{videoID}/upload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Upload the bytes of a video
         * @description The target of `signedURL`, which works for an hour. Sending them again within it takes the place of the first ones.
         */
        put: operations["uploadVideo"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/{orgID}/{envID}/{videoID}/master.m3u8": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        /**
         * Which renditions a video has
         * @description A video with public access needs no token.
         */
        get: operations["playMaster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/{orgID}/{envID}/{videoID}/{rendition}/index.m3u8": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
                /**
                 * @description A resolution, as the master playlist names it.
                 * @example 720p
                 */
                rendition: components["parameters"]["Rendition"];
            };
            cookie?: never;
        };
        /** The segments of a rendition */
        get: operations["playRendition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/{orgID}/{envID}/{videoID}/{rendition}/{segment}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
                /**
                 * @description A resolution, as the master playlist names it.
                 * @example 720p
                 */
                rendition: components["parameters"]["Rendition"];
                /**
                 * @description A segment's file, as the rendition's playlist names it.
                 * @example segment-0.ts
                 */
                segment: components["parameters"]["Segment"];
            };
            cookie?: never;
        };
        /** Six seconds of a video */
        get: operations["playSegment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/{orgID}/{envID}/{videoID}/thumbnail.png": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        /**
         * A picture of a video
         * @description For whoever has the link that a list shows.
         */
        get: operations["getThumbnail"];
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
        /**
         * @description What became of the upload.
         * @enum {string}
         */
        Status: "transcoding" | "ready" | "failed";
        /** @enum {string} */
        Quality: "standard" | "high" | "ultra";
        Environment: {
            id: string;
            name: string;
            /**
             * @description Which keys are its own.
             * @enum {string}
             */
            type: "live" | "test";
            videoCount: number;
            /** Format: date-time */
            createdAt: string;
        };
        EnvironmentList: {
            body: {
                environments: components["schemas"]["Environment"][];
            };
        };
        Video: {
            id: string;
            name: string;
            /** @description `5:30`, or `1:05:30`; `0:00` until it is known. */
            duration: string;
            durationSeconds: number;
            /** Format: date-time */
            createdAt: string;
            /** @description Null until the video is ready. */
            thumbnailUrl: string | null;
            description: string;
            status: components["schemas"]["Status"];
            /** @description Such as `1.2K views`. */
            served: string;
            /** @description Whether it plays without a token. */
            allowPublicAccess: boolean;
            videoQuality: components["schemas"]["Quality"];
            /** @description The name of the environment it is in. */
            environment: string;
        };
        VideoList: {
            body: {
                videos: components["schemas"]["Video"][];
                pagination: components["schemas"]["Pagination"];
            };
        };
        Pagination: {
            total: number;
            page: number;
            pageSize: number;
            totalPages: number;
        };
        VideoAnswer: {
            body: components["schemas"]["Video"];
        };
        NewUpload: {
            /** @description With its ending: mp4, mov, avi, webm or mkv. */
            filename: string;
            /** @description In bytes, at most 5 GiB. */
            fileSize: number;
            /**
             * @description `video/mp4` unless told.
             * @enum {string}
             */
            contentType?: "video/mp4" | "video/quicktime" | "video/x-msvideo" | "video/webm" | "video/x-matroska";
            /** @description The file's name without its ending unless given. */
            videoName?: string;
            description?: string;
            videoQuality?: components["schemas"]["Quality"];
            /** @description Whether it plays without a token; false unless told. */
            allowPublicAccess?: boolean;
        };
        UploadUrl: {
            /** Format: uri */
            signedURL: string;
            /** @description In seconds since 1970. */
            expiresAt: number;
            videoID: string;
        };
        UploadUrlAnswer: {
            body: components["schemas"]["UploadUrl"];
        };
        UploadedAnswer: {
            body: {
                videoID: string;
                status: components["schemas"]["Status"];
                /** @description In bytes. */
                size: number;
            };
        };
        SignedUrl: {
            /** Format: uri */
            signedURL: string;
            token: string;
            /** @description In seconds since 1970. */
            expiresAt: number;
            videoID: string;
        };
        SignedUrlAnswer: {
            body: components["schemas"]["SignedUrl"];
        };
        Usage: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            segments: number;
            /** @description Of each video, its segments by how many it has. */
            views: number;
            watchedSeconds: number;
            /** @description How many of them were watched. */
            videos: number;
        };
        UsageAnswer: {
            body: components["schemas"]["Usage"];
        };
        DailyUsage: {
            days: {
                /** Format: date */
                date: string;
                segments: number;
                views: number;
            }[];
        };
        DailyUsageAnswer: {
            body: components["schemas"]["DailyUsage"];
        };
        Storage: {
            totalBytes: number;
            videos: number;
            environments: {
                environment: string;
                bytes: number;
                videos: number;
            }[];
        };
        StorageAnswer: {
            body: components["schemas"]["Storage"];
        };
        ResolutionShare: {
            resolution: string;
            segments: number;
            share: number;
        };
        Resolutions: {
            resolutions: components["schemas"]["ResolutionShare"][];
        };
        ResolutionsAnswer: {
            body: components["schemas"]["Resolutions"];
        };
        VideoResolutions: {
            videoID: string;
            resolutions: components["schemas"]["ResolutionShare"][];
        };
        VideoResolutionsAnswer: {
            body: components["schemas"]["VideoResolutions"];
        };
        /** @description Problem details (RFC 9457). */
        Problem: {
            title: string;
            status: number;
            detail: string;
            errors?: {
                /** @description Such as `query.pageSize`. */
                location: string;
                /** @description What was expected. */
                message: string;
                /** @description What stood there, where it may be repeated. */
                value?: string;
            }[];
        };
    };
    responses: {
        /** @description The environments. */
        Environments: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EnvironmentList"];
            };
        };
        /** @description The key is valid. */
        Valid: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Videos, one page of them. */
        Videos: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["VideoList"];
            };
        };
        /** @description The video. */
        Video: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["VideoAnswer"];
            };
        };
        /** @description The video is deleted. */
        Deleted: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Where to put the bytes. */
        UploadUrl: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UploadUrlAnswer"];
            };
        };
        /** @description The bytes came, and are being transcoded. */
        Uploaded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UploadedAnswer"];
            };
        };
        /** @description The URL. */
        SignedUrl: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SignedUrlAnswer"];
            };
        };
        /** @description What was watched. */
        Usage: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UsageAnswer"];
            };
        };
        /** @description What was watched on each day, the earliest first. */
        DailyUsage: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DailyUsageAnswer"];
            };
        };
        /** @description What is stored. */
        Storage: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["StorageAnswer"];
            };
        };
        /** @description Segments by resolution, the most watched first. */
        Resolutions: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ResolutionsAnswer"];
            };
        };
        /** @description Segments of the video by resolution, the most watched first. */
        VideoResolutions: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["VideoResolutionsAnswer"];
            };
        };
        /** @description The playlist of renditions (RFC 8216). */
        MasterPlaylist: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.apple.mpegurl": string;
            };
        };
        /** @description The playlist of segments (RFC 8216). */
        MediaPlaylist: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.apple.mpegurl": string;
            };
        };
        /** @description An MPEG-2 transport stream. */
        SegmentBytes: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "video/mp2t": string;
            };
        };
        /** @description A picture. */
        Thumbnail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "image/png": string;
            };
        };
        /** @description A parameter or the body is not as this document describes it. */
        InvalidRequest: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No key was sent in `X-Api-Key`, or the key is unknown, mangled, expired or revoked. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key is good, and does not reach the organisation or the environment. */
        Forbidden: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The URL has expired, or was not signed by this server. */
        LinkRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such video or environment. */
        NotFound: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The video is not in a state for it. */
        Conflict: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than the server reads. */
        PayloadTooLarge: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not sent as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The calls of this class and hour are spent. */
        RateLimited: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server, or one behind it, failed. */
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
         * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
         * @example org_123456789
         */
        OrgID: string;
        /**
         * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
         * @example prod
         */
        EnvID: string;
        /**
         * @description The video's public id.
         * @example vid_Ab3dEf9hIj2lMn5p
         */
        VideoID: string;
        /**
         * @description A resolution, as the master playlist names it.
         * @example 720p
         */
        Rendition: string;
        /**
         * @description A segment's file, as the rendition's playlist names it.
         * @example segment-0.ts
         */
        Segment: string;
        /** @description The page, counted from 1. */
        Page: number;
        /** @description How many videos a page holds at most. */
        PageSize: number;
        /** @description What the list is sorted by. Videos that are alike in it are in the order of their ids. */
        SortBy: "created_at" | "name" | "duration" | "status";
        /** @description Which way it is sorted. */
        SortDir: "asc" | "desc";
        /** @description Only videos in this state. */
        Status: components["schemas"]["Status"];
        /** @description Only videos whose name or description holds this text, in capitals or not. An empty one is none. */
        Search: string;
        /**
         * @description Only this day and later ones (UTC). Of analytics, thirty days are told unless it is given.
         * @example 2025-12-01
         */
        From: string;
        /**
         * @description Only this day and earlier ones (UTC). Of analytics, today unless it is given.
         * @example 2025-12-31
         */
        To: string;
        /** @description How long the URL plays. */
        Expiration: "15m" | "30m" | "1h" | "4h" | "12h" | "24h";
        /**
         * @description Domains of the pages that may play it, separated by commas. Anywhere unless it is given.
         * @example example.com,www.example.com
         */
        Domains: string;
        /** @description When the URL stops working, in seconds since 1970. */
        Expires: number;
        /** @description The server's signature under video and time. */
        Signature: string;
        /** @description The leave to play, a JSON Web Token. */
        Token: string;
        /** @description The page that plays, where the URL names domains. */
        Origin: string;
        /** @description The same, from players that send no `Origin`. */
        Referer: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description How many calls of this class the key may make in an hour.
         * @example 1000
         */
        RateLimit: number;
        /**
         * @description How many of them are left in this hour.
         * @example 999
         */
        RateLimitRemaining: number;
        /**
         * @description When the hour ends, in seconds since 1970.
         * @example 1640995200
         */
        RateLimitReset: number;
        /**
         * @description Whole seconds until the hour ends.
         * @example 1260
         */
        RetryAfter: number;
        /**
         * @description The challenge of RFC 9110 §11.6.1.
         * @example ApiKey realm="HesedVid"
         */
        Challenge: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listEnvironments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Environments"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    checkEnvironments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Valid"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listVideos: {
        parameters: {
            query?: {
                /** @description The page, counted from 1. */
                page?: components["parameters"]["Page"];
                /** @description How many videos a page holds at most. */
                pageSize?: components["parameters"]["PageSize"];
                /** @description What the list is sorted by. Videos that are alike in it are in the order of their ids. */
                sortBy?: components["parameters"]["SortBy"];
                /** @description Which way it is sorted. */
                sortDir?: components["parameters"]["SortDir"];
                /** @description Only videos in this state. */
                status?: components["parameters"]["Status"];
                /** @description Only videos whose name or description holds this text, in capitals or not. An empty one is none. */
                search?: components["parameters"]["Search"];
                /**
                 * @description Only this day and later ones (UTC). Of analytics, thirty days are told unless it is given.
                 * @example 2025-12-01
                 */
                from?: components["parameters"]["From"];
                /**
                 * @description Only this day and earlier ones (UTC). Of analytics, today unless it is given.
                 * @example 2025-12-31
                 */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Videos"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listEnvironmentVideos: {
        parameters: {
            query?: {
                /** @description The page, counted from 1. */
                page?: components["parameters"]["Page"];
                /** @description How many videos a page holds at most. */
                pageSize?: components["parameters"]["PageSize"];
                /** @description What the list is sorted by. Videos that are alike in it are in the order of their ids. */
                sortBy?: components["parameters"]["SortBy"];
                /** @description Which way it is sorted. */
                sortDir?: components["parameters"]["SortDir"];
                /** @description Only videos in this state. */
                status?: components["parameters"]["Status"];
                /** @description Only videos whose name or description holds this text, in capitals or not. An empty one is none. */
                search?: components["parameters"]["Search"];
                /**
                 * @description Only this day and later ones (UTC). Of analytics, thirty days are told unless it is given.
                 * @example 2025-12-01
                 */
                from?: components["parameters"]["From"];
                /**
                 * @description Only this day and earlier ones (UTC). Of analytics, today unless it is given.
                 * @example 2025-12-31
                 */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Videos"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createUploadUrl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUpload"];
            };
        };
        responses: {
            200: components["responses"]["UploadUrl"];
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
    getVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Video"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    deleteVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["Deleted"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getSignedUrl: {
        parameters: {
            query?: {
                /** @description How long the URL plays. */
                expiration?: components["parameters"]["Expiration"];
                /**
                 * @description Domains of the pages that may play it, separated by commas. Anywhere unless it is given.
                 * @example example.com,www.example.com
                 */
                domains?: components["parameters"]["Domains"];
            };
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SignedUrl"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getVideoResolutions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["VideoResolutions"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getUsage: {
        parameters: {
            query?: {
                /**
                 * @description Only this day and later ones (UTC). Of analytics, thirty days are told unless it is given.
                 * @example 2025-12-01
                 */
                from?: components["parameters"]["From"];
                /**
                 * @description Only this day and earlier ones (UTC). Of analytics, today unless it is given.
                 * @example 2025-12-31
                 */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Usage"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getDailyUsage: {
        parameters: {
            query?: {
                /**
                 * @description Only this day and later ones (UTC). Of analytics, thirty days are told unless it is given.
                 * @example 2025-12-01
                 */
                from?: components["parameters"]["From"];
                /**
                 * @description Only this day and earlier ones (UTC). Of analytics, today unless it is given.
                 * @example 2025-12-31
                 */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DailyUsage"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getStorage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Storage"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getResolutions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Resolutions"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    uploadVideo: {
        parameters: {
            query: {
                /** @description When the URL stops working, in seconds since 1970. */
                expires: components["parameters"]["Expires"];
                /** @description The server's signature under video and time. */
                signature: components["parameters"]["Signature"];
            };
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            200: components["responses"]["Uploaded"];
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["LinkRefused"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    playMaster: {
        parameters: {
            query?: {
                /** @description The leave to play, a JSON Web Token. */
                token?: components["parameters"]["Token"];
            };
            header?: {
                /** @description The page that plays, where the URL names domains. */
                Origin?: components["parameters"]["Origin"];
                /** @description The same, from players that send no `Origin`. */
                Referer?: components["parameters"]["Referer"];
            };
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MasterPlaylist"];
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["LinkRefused"];
            404: components["responses"]["NotFound"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    playRendition: {
        parameters: {
            query?: {
                /** @description The leave to play, a JSON Web Token. */
                token?: components["parameters"]["Token"];
            };
            header?: {
                /** @description The page that plays, where the URL names domains. */
                Origin?: components["parameters"]["Origin"];
                /** @description The same, from players that send no `Origin`. */
                Referer?: components["parameters"]["Referer"];
            };
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
                /**
                 * @description A resolution, as the master playlist names it.
                 * @example 720p
                 */
                rendition: components["parameters"]["Rendition"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MediaPlaylist"];
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["LinkRefused"];
            404: components["responses"]["NotFound"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    playSegment: {
        parameters: {
            query?: {
                /** @description The leave to play, a JSON Web Token. */
                token?: components["parameters"]["Token"];
            };
            header?: {
                /** @description The page that plays, where the URL names domains. */
                Origin?: components["parameters"]["Origin"];
                /** @description The same, from players that send no `Origin`. */
                Referer?: components["parameters"]["Referer"];
            };
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
                /**
                 * @description A resolution, as the master playlist names it.
                 * @example 720p
                 */
                rendition: components["parameters"]["Rendition"];
                /**
                 * @description A segment's file, as the rendition's playlist names it.
                 * @example segment-0.ts
                 */
                segment: components["parameters"]["Segment"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SegmentBytes"];
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["LinkRefused"];
            404: components["responses"]["NotFound"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getThumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation. `{orgID}` and `orgID`, as examples print it, stand for the sample one.
                 * @example org_123456789
                 */
                orgID: components["parameters"]["OrgID"];
                /**
                 * @description The environment, by its name (`prod`) or by its id (`env_prod_123456789`).
                 * @example prod
                 */
                envID: components["parameters"]["EnvID"];
                /**
                 * @description The video's public id.
                 * @example vid_Ab3dEf9hIj2lMn5p
                 */
                videoID: components["parameters"]["VideoID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Thumbnail"];
            400: components["responses"]["InvalidRequest"];
            404: components["responses"]["NotFound"];
            "5XX": components["responses"]["ServerError"];
        };
    };
}
