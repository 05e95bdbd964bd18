// Generated from openapi/hyperstudy.yaml by `pnpm generate`. Do not edit.
import * as z from 'zod/mini';
import { object } from '../spec/object-schema.ts';

export const zSuccess = z.literal('success');

export const zPagination = object({
    total: z.int().check(z.gte(0)),
    returned: z.int().check(z.gte(0)),
    hasMore: z.boolean(),
    limit: z.int().check(z.gte(1)),
    offset: z.int().check(z.gte(0)),
    nextOffset: z.optional(z.int().check(z.gte(0)))
});

/**
 * The parameters as the server understood them. What was not asked for is null or missing.
 */
export const zQuery = object({
    roomId: z.optional(z.string()),
    startTime: z.nullish(z.string()),
    endTime: z.nullish(z.string()),
    category: z.nullish(z.string()),
    limit: z.optional(z.int()),
    offset: z.optional(z.int()),
    sort: z.optional(z.string()),
    order: z.optional(z.string())
});

export const zProcessing = object({
    experimentStartedAt: z.nullish(z.iso.datetime({ offset: true })),
    processingTimeMs: z.optional(z.number().check(z.gte(0))),
    enriched: z.optional(z.boolean()),
    version: z.optional(z.string())
});

/**
 * What the answer is about.
 */
export const zMetadata = object({
    dataType: z.optional(z.string()),
    scope: z.optional(z.enum([
        'experiment',
        'room',
        'participant',
        'user',
        'deployment'
    ])),
    scopeId: z.optional(z.string()),
    timestamp: z.optional(z.iso.datetime({ offset: true })),
    query: z.optional(zQuery),
    processing: z.optional(zProcessing),
    _warnings: z.optional(z.array(z.string()))
});

/**
 * What the list is about, and where the page lies in it.
 */
export const zListMetadata = object({
    dataType: z.optional(z.string()),
    scope: z.optional(z.enum([
        'experiment',
        'room',
        'participant',
        'user',
        'deployment'
    ])),
    scopeId: z.optional(z.string()),
    timestamp: z.optional(z.iso.datetime({ offset: true })),
    query: z.optional(zQuery),
    processing: z.optional(zProcessing),
    pagination: zPagination,
    truncated: z.optional(z.boolean()),
    _warnings: z.optional(z.array(z.string()))
});

export const zEventCategory = z.enum([
    'component',
    'state',
    'media',
    'communication',
    'sync',
    'questionnaire',
    'pre_experiment',
    'post_experiment',
    'system'
]);

/**
 * Something that a participant, a component or the system did.
 */
export const zEvent = object({
    id: z.string(),
    timestamp: z.iso.datetime({ offset: true }),
    onset: z.number(),
    experimentId: z.string(),
    sessionId: z.optional(z.string()),
    roomId: z.string(),
    participantId: z.nullish(z.string()),
    eventType: z.string(),
    category: zEventCategory,
    componentType: z.nullish(z.string()),
    componentId: z.nullish(z.string()),
    content: z.nullish(z.union([
        z.record(z.string(), z.unknown()),
        z.string()
    ])),
    stateId: z.nullish(z.string()),
    stateName: z.nullish(z.string()),
    participantRole: z.nullish(z.string()),
    duration: z.nullish(z.number().check(z.gte(0))),
    response: z.nullish(object({
        value: z.optional(z.unknown()),
        responseTime: z.nullish(z.number().check(z.gte(0)))
    }))
});

/**
 * A participant's video or audio.
 */
export const zRecording = object({
    recordingId: z.string(),
    egressId: z.optional(z.string()),
    participantId: z.string(),
    participantName: z.nullish(z.string()),
    experimentId: z.string(),
    roomId: z.string(),
    startTime: z.iso.datetime({ offset: true }),
    endTime: z.nullish(z.iso.datetime({ offset: true })),
    duration: z.number().check(z.gte(0)),
    videoOffset: z.optional(z.number()),
    url: z.nullish(z.url()),
    downloadUrl: z.nullish(z.url()),
    downloadPath: z.optional(z.string()),
    fileSize: z.optional(z.int().check(z.gte(0))),
    status: z.string(),
    format: z.optional(z.string()),
    resolution: z.nullish(z.string()),
    metadata: z.optional(object({
        type: z.optional(z.enum(['audio', 'video'])),
        recordingType: z.optional(z.string()),
        roomName: z.optional(z.string()),
        experimentId: z.optional(z.string())
    }))
});

/**
 * What one participant wrote to others.
 */
export const zChatMessage = object({
    messageId: z.string(),
    experimentId: z.string(),
    roomId: z.string(),
    senderId: z.string(),
    senderName: z.nullish(z.string()),
    content: z.string(),
    timestamp: z.iso.datetime({ offset: true }),
    onset: z.optional(z.number()),
    recipientIds: z.optional(z.array(z.string())),
    messageType: z.optional(z.string())
});

/**
 * One sample of a rating given without pause.
 */
export const zContinuousRating = object({
    ratingId: z.string(),
    experimentId: z.string(),
    roomId: z.string(),
    participantId: z.string(),
    componentId: z.nullish(z.string()),
    timestamp: z.iso.datetime({ offset: true }),
    onset: z.number(),
    value: z.number(),
    normalizedValue: z.optional(z.number()),
    rawValue: z.optional(z.number()),
    scaleMin: z.optional(z.number()),
    scaleMax: z.optional(z.number())
});

/**
 * A rating given when the media paused and asked for it.
 */
export const zSparseRating = object({
    ratingId: z.string(),
    experimentId: z.string(),
    roomId: z.string(),
    participantId: z.string(),
    componentId: z.nullish(z.string()),
    timestamp: z.iso.datetime({ offset: true }),
    onset: z.number(),
    value: z.number(),
    normalizedValue: z.optional(z.number()),
    rawValue: z.optional(z.number()),
    scaleMin: z.optional(z.number()),
    scaleMax: z.optional(z.number()),
    responseTime: z.nullish(z.number().check(z.gte(0))),
    labels: z.optional(object({
        min: z.optional(z.string()),
        max: z.optional(z.string())
    })),
    rawOnset: z.optional(z.number()),
    clockOffsetApplied: z.optional(z.number()),
    scale: z.optional(object({
        min: z.optional(z.number()),
        max: z.optional(z.number())
    })),
    type: z.optional(z.string()),
    stateId: z.nullish(z.string()),
    stimulusId: z.nullish(z.string()),
    stimulusTime: z.nullish(z.number()),
    confidence: z.nullish(z.number()),
    metadata: z.optional(object({
        question: z.optional(z.string()),
        dimension: z.optional(z.string()),
        componentType: z.optional(z.string()),
        sampleIndex: z.optional(z.int().check(z.gte(0)))
    })),
    ratingEndOnset: z.nullish(z.number()),
    sparseRatingData: z.nullish(object({
        videoId: z.optional(z.string()),
        pauseIndex: z.optional(z.int().check(z.gte(0))),
        videoRelativeTime: z.optional(z.number()),
        pauseTimestamp: z.optional(z.number()),
        componentType: z.optional(z.string()),
        componentData: z.optional(z.record(z.string(), z.unknown())),
        previousRatings: z.optional(z.array(z.record(z.string(), z.unknown()))),
        mediaPauseOnset: z.optional(z.number()),
        mediaResumeOnset: z.optional(z.number()),
        actualPauseDuration: z.optional(z.number())
    })),
    stateStartTime: z.nullish(z.number()),
    stateDuration: z.nullish(z.number())
});

/**
 * How well a participant's player kept time with the others'.
 */
export const zSyncMetric = object({
    metricId: z.string(),
    experimentId: z.string(),
    roomId: z.string(),
    participantId: z.string(),
    timestamp: z.iso.datetime({ offset: true }),
    onset: z.number(),
    timeDrift: z.optional(z.number()),
    playbackRate: z.optional(z.number().check(z.gte(0))),
    syncQuality: z.optional(z.number().check(z.gte(0), z.lte(1))),
    latency: z.optional(z.number().check(z.gte(0))),
    bufferHealth: z.optional(z.number().check(z.gte(0)))
});

/**
 * A component as a state of the experiment showed it, with its configuration.
 */
export const zComponent = object({
    componentId: z.string(),
    componentType: z.string(),
    experimentId: z.string(),
    roomId: z.optional(z.string()),
    participantId: z.nullish(z.string()),
    stateId: z.nullish(z.string()),
    completed: z.optional(z.boolean()),
    config: z.optional(z.record(z.string(), z.unknown())),
    timestamp: z.iso.datetime({ offset: true }),
    onset: z.optional(z.number()),
    variableSnapshot: z.optional(z.record(z.string(), z.unknown()))
});

export const zCompletionCode = z.enum([
    'SUCCESS',
    'TIMEOUT',
    'TECHNICAL',
    'NOCONSENT',
    'ABANDONED',
    'IN_PROGRESS',
    'COMPLETED_NO_CODE'
]);

/**
 * Somebody who took part in a room.
 */
export const zParticipant = object({
    id: z.string(),
    experimentId: z.optional(z.string()),
    roomId: z.optional(z.string()),
    email: z.nullish(z.string()),
    role: z.nullish(z.string()),
    status: z.string(),
    completionCode: z.nullish(zCompletionCode),
    joinedAt: z.nullish(z.iso.datetime({ offset: true })),
    completedAt: z.nullish(z.iso.datetime({ offset: true }))
});

/**
 * One session of an experiment.
 */
export const zRoom = object({
    id: z.string(),
    experimentId: z.string(),
    deploymentId: z.nullish(z.string()),
    status: z.string(),
    participantCount: z.optional(z.int().check(z.gte(0))),
    createdAt: z.iso.datetime({ offset: true })
});

/**
 * How much there is of a participant in a room, by data type.
 */
export const zParticipantCounts = object({
    participantId: z.string(),
    roomId: z.string(),
    counts: z.record(z.string(), z.int().check(z.gte(0))),
    hasData: z.record(z.string(), z.boolean())
});

/**
 * What the key's owner may do with the experiment's data.
 */
export const zExperimentAccess = object({
    canView: z.boolean(),
    canExport: z.boolean()
});

export const zHealth = object({
    status: z.string(),
    version: z.string(),
    timestamp: z.iso.datetime({ offset: true })
});

export const zExperiment = object({
    id: z.string(),
    name: z.string(),
    description: z.nullish(z.string()),
    ownerEmail: z.nullish(z.string()),
    ownerId: z.optional(z.string()),
    roomCount: z.optional(z.int().check(z.gte(0))),
    participantCount: z.optional(z.int().check(z.gte(0))),
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.nullish(z.iso.datetime({ offset: true })),
    states: z.optional(z.array(z.record(z.string(), z.unknown()))),
    roles: z.optional(z.array(z.record(z.string(), z.unknown()))),
    requiredParticipants: z.optional(z.int().check(z.gte(0)))
});

export const zEventList = object({
    status: zSuccess,
    data: z.array(zEvent),
    metadata: zListMetadata
});

export const zRecordingList = object({
    status: zSuccess,
    data: z.array(zRecording),
    metadata: zListMetadata
});

export const zChatMessageList = object({
    status: zSuccess,
    data: z.array(zChatMessage),
    metadata: zListMetadata
});

export const zContinuousRatingList = object({
    status: zSuccess,
    data: z.array(zContinuousRating),
    metadata: zListMetadata
});

export const zSparseRatingList = object({
    status: zSuccess,
    data: z.array(zSparseRating),
    metadata: zListMetadata
});

export const zRatingList = object({
    status: zSuccess,
    data: z.array(z.union([zContinuousRating, zSparseRating])),
    metadata: zListMetadata
});

export const zSyncMetricList = object({
    status: zSuccess,
    data: z.array(zSyncMetric),
    metadata: zListMetadata
});

export const zComponentList = object({
    status: zSuccess,
    data: z.array(zComponent),
    metadata: zListMetadata
});

export const zParticipantList = object({
    status: zSuccess,
    data: z.array(zParticipant),
    metadata: zListMetadata
});

export const zRoomList = object({
    status: zSuccess,
    data: z.array(zRoom),
    metadata: zListMetadata
});

export const zExperimentList = object({
    status: zSuccess,
    data: z.array(zExperiment),
    metadata: zListMetadata
});

export const zStoredEventList = object({
    status: zSuccess,
    data: z.array(zEvent),
    metadata: z.optional(zMetadata)
});

export const zRecordingDownload = object({
    url: z.url()
});

export const zRecordingDownloadAnswer = object({
    status: zSuccess,
    data: zRecordingDownload,
    metadata: z.optional(zMetadata)
});

export const zParticipantCountsAnswer = object({
    status: zSuccess,
    data: z.tuple([zParticipantCounts]),
    metadata: z.optional(zMetadata)
});

export const zExperimentAccessAnswer = object({
    status: zSuccess,
    data: zExperimentAccess,
    metadata: z.optional(zMetadata)
});

export const zExperimentAnswer = object({
    status: zSuccess,
    data: z.tuple([zExperiment]),
    metadata: z.optional(zMetadata)
});

/** The operations that answer with JSON. */
export type AnsweringOperation =
    | 'listExperimentEvents'
    | 'listRoomEvents'
    | 'listParticipantEvents'
    | 'appendEvents'
    | 'listExperimentRecordings'
    | 'listRoomRecordings'
    | 'listParticipantRecordings'
    | 'mintRecordingDownload'
    | 'listExperimentChat'
    | 'listRoomChat'
    | 'listParticipantChat'
    | 'listExperimentContinuousRatings'
    | 'listRoomContinuousRatings'
    | 'listParticipantContinuousRatings'
    | 'listExperimentSparseRatings'
    | 'listRoomSparseRatings'
    | 'listParticipantSparseRatings'
    | 'listRoomRatings'
    | 'listExperimentSync'
    | 'listRoomSync'
    | 'listParticipantSync'
    | 'listExperimentComponents'
    | 'listRoomComponents'
    | 'listParticipantComponents'
    | 'listExperimentParticipants'
    | 'listRoomParticipants'
    | 'listExperimentRooms'
    | 'getParticipantCounts'
    | 'checkExperimentAccess'
    | 'getHealth'
    | 'listExperiments'
    | 'getExperiment';

/** The schema of each operation's successful JSON answer, by operation id. */
export const responses: Readonly<Record<AnsweringOperation, z.ZodMiniType>> = {
    listExperimentEvents: zEventList,
    listRoomEvents: zEventList,
    listParticipantEvents: zEventList,
    appendEvents: zStoredEventList,
    listExperimentRecordings: zRecordingList,
    listRoomRecordings: zRecordingList,
    listParticipantRecordings: zRecordingList,
    mintRecordingDownload: zRecordingDownloadAnswer,
    listExperimentChat: zChatMessageList,
    listRoomChat: zChatMessageList,
    listParticipantChat: zChatMessageList,
    listExperimentContinuousRatings: zContinuousRatingList,
    listRoomContinuousRatings: zContinuousRatingList,
    listParticipantContinuousRatings: zContinuousRatingList,
    listExperimentSparseRatings: zSparseRatingList,
    listRoomSparseRatings: zSparseRatingList,
    listParticipantSparseRatings: zSparseRatingList,
    listRoomRatings: zRatingList,
    listExperimentSync: zSyncMetricList,
    listRoomSync: zSyncMetricList,
    listParticipantSync: zSyncMetricList,
    listExperimentComponents: zComponentList,
    listRoomComponents: zComponentList,
    listParticipantComponents: zComponentList,
    listExperimentParticipants: zParticipantList,
    listRoomParticipants: zParticipantList,
    listExperimentRooms: zRoomList,
    getParticipantCounts: zParticipantCountsAnswer,
    checkExperimentAccess: zExperimentAccessAnswer,
    getHealth: zHealth,
    listExperiments: zExperimentList,
    getExperiment: zExperimentAnswer,
};
