// Generated from openapi/hesedvid.yaml by `pnpm generate`. Do not edit.
import * as z from 'zod/mini';
import { object } from '../spec/object-schema.ts';

/**
 * What became of the upload.
 */
export const zStatus = z.enum([
    'transcoding',
    'ready',
    'failed'
]);

export const zQuality = z.enum([
    'standard',
    'high',
    'ultra'
]);

export const zEnvironment = object({
    id: z.string(),
    name: z.string(),
    type: z.enum(['live', 'test']),
    videoCount: z.int().check(z.gte(0)),
    createdAt: z.iso.datetime({ offset: true })
});

export const zEnvironmentList = object({
    body: object({
        environments: z.array(zEnvironment)
    })
});

export const zVideo = object({
    id: z.string(),
    name: z.string(),
    duration: z.string(),
    durationSeconds: z.int().check(z.gte(0)),
    createdAt: z.iso.datetime({ offset: true }),
    thumbnailUrl: z.nullable(z.string()),
    description: z.string(),
    status: zStatus,
    served: z.string(),
    allowPublicAccess: z.boolean(),
    videoQuality: zQuality,
    environment: z.string()
});

export const zPagination = object({
    total: z.int().check(z.gte(0)),
    page: z.int().check(z.gte(1)),
    pageSize: z.int().check(z.gte(1)),
    totalPages: z.int().check(z.gte(0))
});

export const zVideoList = object({
    body: object({
        videos: z.array(zVideo),
        pagination: zPagination
    })
});

export const zVideoAnswer = object({
    body: zVideo
});

export const zUploadUrl = object({
    signedURL: z.url(),
    expiresAt: z.int().check(z.gte(0)),
    videoID: z.string()
});

export const zUploadUrlAnswer = object({
    body: zUploadUrl
});

export const zUploadedAnswer = object({
    body: object({
        videoID: z.string(),
        status: zStatus,
        size: z.int().check(z.gte(0))
    })
});

export const zSignedUrl = object({
    signedURL: z.url(),
    token: z.string(),
    expiresAt: z.int().check(z.gte(0)),
    videoID: z.string()
});

export const zSignedUrlAnswer = object({
    body: zSignedUrl
});

export const zUsage = object({
    from: z.iso.date(),
    to: z.iso.date(),
    segments: z.int().check(z.gte(0)),
    views: z.int().check(z.gte(0)),
    watchedSeconds: z.int().check(z.gte(0)),
    videos: z.int().check(z.gte(0))
});

export const zUsageAnswer = object({
    body: zUsage
});

export const zDailyUsage = object({
    days: z.array(object({
        date: z.iso.date(),
        segments: z.int().check(z.gte(0)),
        views: z.int().check(z.gte(0))
    }))
});

export const zDailyUsageAnswer = object({
    body: zDailyUsage
});

export const zStorage = object({
    totalBytes: z.int().check(z.gte(0)),
    videos: z.int().check(z.gte(0)),
    environments: z.array(object({
        environment: z.string(),
        bytes: z.int().check(z.gte(0)),
        videos: z.int().check(z.gte(0))
    }))
});

export const zStorageAnswer = object({
    body: zStorage
});

export const zResolutionShare = object({
    resolution: z.string(),
    segments: z.int().check(z.gte(0)),
    share: z.number().check(z.gte(0), z.lte(1))
});

export const zResolutions = object({
    resolutions: z.array(zResolutionShare)
});

export const zResolutionsAnswer = object({
    body: zResolutions
});

export const zVideoResolutions = object({
    videoID: z.string(),
    resolutions: z.array(zResolutionShare)
});

export const zVideoResolutionsAnswer = object({
    body: zVideoResolutions
});

/** The operations that answer with JSON. */
export type AnsweringOperation =
    | 'listEnvironments'
    | 'listVideos'
    | 'listEnvironmentVideos'
    | 'createUploadUrl'
    | 'getVideo'
    | 'getSignedUrl'
    | 'getVideoResolutions'
    | 'getUsage'
    | 'getDailyUsage'
    | 'getStorage'
    | 'getResolutions'
    | 'uploadVideo';

/** The schema of each operation's successful JSON answer, by operation id. */
export const responses: Readonly<Record<AnsweringOperation, z.ZodMiniType>> = {
    listEnvironments: zEnvironmentList,
    listVideos: zVideoList,
    listEnvironmentVideos: zVideoList,
    createUploadUrl: zUploadUrlAnswer,
    getVideo: zVideoAnswer,
    getSignedUrl: zSignedUrlAnswer,
    getVideoResolutions: zVideoResolutionsAnswer,
    getUsage: zUsageAnswer,
    getDailyUsage: zDailyUsageAnswer,
    getStorage: zStorageAnswer,
    getResolutions: zResolutionsAnswer,
    uploadVideo: zUploadedAnswer,
};
