// Generated from openapi/hyperstudy.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/data/events/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /** Events of an experiment */
        get: operations["listExperimentEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/events/room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        /** Events of a room */
        get: operations["listRoomEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/events/participant/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** Events of a participant in a room */
        get: operations["listParticipantEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/events/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store events of a room
         * @description All of the batch is stored, or nothing of it.
         */
        post: operations["appendEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/recordings/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /** Recordings of an experiment */
        get: operations["listExperimentRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/recordings/room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        /** Recordings of a room */
        get: operations["listRoomRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/recordings/participant/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** Recordings of a participant in a room */
        get: operations["listParticipantRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/recordings/download/{roomId}/{recordingId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
                /**
                 * @description A recording's id.
                 * @example recording_1
                 */
                recordingId: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        /**
         * Mint a download link for a recording
         * @description Links are short-lived: mint one when it is needed, and do not keep it.
         */
        get: operations["mintRecordingDownload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/chat/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /** Chat messages of an experiment */
        get: operations["listExperimentChat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/chat/room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        /** Chat messages of a room */
        get: operations["listRoomChat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/chat/participant/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** Chat messages of a participant in a room */
        get: operations["listParticipantChat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/ratings/continuous/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /** Continuous ratings of an experiment */
        get: operations["listExperimentContinuousRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/ratings/continuous/room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        /** Continuous ratings of a room */
        get: operations["listRoomContinuousRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/ratings/continuous/participant/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** Continuous ratings of a participant in a room */
        get: operations["listParticipantContinuousRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/ratings/sparse/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /** Sparse ratings of an experiment */
        get: operations["listExperimentSparseRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/ratings/sparse/room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        /** Sparse ratings of a room */
        get: operations["listRoomSparseRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/ratings/sparse/participant/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** Sparse ratings of a participant in a room */
        get: operations["listParticipantSparseRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/ratings/room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        /**
         * Ratings of a room, in the older form
         * @deprecated
         * @description Ask for continuous or sparse ratings by their own paths instead.
         */
        get: operations["listRoomRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/sync/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /** Sync metrics of an experiment */
        get: operations["listExperimentSync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/sync/room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        /** Sync metrics of a room */
        get: operations["listRoomSync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/sync/participant/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** Sync metrics of a participant in a room */
        get: operations["listParticipantSync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/components/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /** Components of an experiment */
        get: operations["listExperimentComponents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/components/room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        /** Components of a room */
        get: operations["listRoomComponents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/components/participant/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** Components of a participant in a room */
        get: operations["listParticipantComponents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/participants/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /**
         * Participants of an experiment
         * @description `startTime` and `endTime` look at `joinedAt`.
         */
        get: operations["listExperimentParticipants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/participants/room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        /**
         * Participants of a room
         * @description `startTime` and `endTime` look at `joinedAt`.
         */
        get: operations["listRoomParticipants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/rooms/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /**
         * Rooms of an experiment
         * @description `startTime` and `endTime` look at `createdAt`. A page holds at most 5000 rooms.
         */
        get: operations["listExperimentRooms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/counts/participant/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** How much data there is of a participant in a room */
        get: operations["getParticipantCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/check-access/experiment/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /** Whether the key's owner may see and export an experiment */
        get: operations["checkExperimentAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service is up */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The owner's experiments */
        get: operations["listExperiments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        /** One experiment */
        get: operations["getExperiment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/recordings/{roomId}/{recordingId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
                /**
                 * @description A recording's id.
                 * @example recording_1
                 */
                recordingId: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        /**
         * A recording's bytes, by a minted link
         * @description The reference server's own target of the links that `mintRecordingDownload` gives. The link is all the authority it asks for.
         */
        get: operations["downloadRecordingFile"];
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
        /** @constant */
        Success: "success";
        /** @description The envelope of every refusal. */
        Problem: {
            /** @constant */
            status: "error";
            error: {
                /**
                 * @description A word for programs.
                 * @example UNAUTHORIZED
                 * @example FORBIDDEN
                 * @example NOT_FOUND
                 * @example INVALID_PARAMETER
                 * @example VALIDATION_ERROR
                 * @example RATE_LIMIT_EXCEEDED
                 * @example INTERNAL_SERVER_ERROR
                 * @example GATEWAY_TIMEOUT
                 */
                code: string;
                /** @description A sentence for people. */
                message: string;
                /** @description What more there is to say. */
                details?: {
                    [key: string]: unknown;
                };
            };
        };
        Pagination: {
            /** @description Records in the whole list. */
            total: number;
            /** @description Records on this page. */
            returned: number;
            /** @description Whether a page follows. */
            hasMore: boolean;
            limit: number;
            offset: number;
            /** @description The next page's offset; only while `hasMore`. */
            nextOffset?: number;
        };
        /** @description The parameters as the server understood them. What was not asked for is null or missing. */
        Query: {
            roomId?: string;
            startTime?: string | null;
            endTime?: string | null;
            category?: string | null;
            limit?: number;
            offset?: number;
            sort?: string;
            order?: string;
        } & {
            [key: string]: unknown;
        };
        Processing: {
            /**
             * Format: date-time
             * @description The zero of every `onset`; null where the answer spans several rooms.
             */
            experimentStartedAt?: string | null;
            processingTimeMs?: number;
            enriched?: boolean;
            /** @example 3.0.0 */
            version?: string;
        };
        /** @description What the answer is about. */
        Metadata: {
            dataType?: string;
            /** @enum {string} */
            scope?: "experiment" | "room" | "participant" | "user" | "deployment";
            scopeId?: string;
            /**
             * Format: date-time
             * @description When the answer was made.
             */
            timestamp?: string;
            query?: components["schemas"]["Query"];
            processing?: components["schemas"]["Processing"];
            /** @description What the caller should know of the answer. */
            _warnings?: string[];
        };
        /** @description What the list is about, and where the page lies in it. */
        ListMetadata: {
            dataType?: string;
            /** @enum {string} */
            scope?: "experiment" | "room" | "participant" | "user" | "deployment";
            scopeId?: string;
            /**
             * Format: date-time
             * @description When the answer was made.
             */
            timestamp?: string;
            query?: components["schemas"]["Query"];
            processing?: components["schemas"]["Processing"];
            pagination: components["schemas"]["Pagination"];
            /** @description Whether the server left something out for the answer's size. */
            truncated?: boolean;
            /** @description What the caller should know of the answer. */
            _warnings?: string[];
        };
        /** @enum {string} */
        EventCategory: "component" | "state" | "media" | "communication" | "sync" | "questionnaire" | "pre_experiment" | "post_experiment" | "system";
        /** @description Something that a participant, a component or the system did. */
        Event: {
            id: string;
            /** Format: date-time */
            timestamp: string;
            /** @description Milliseconds since the experiment started; negative before that. */
            onset: number;
            experimentId: string;
            /** @description The same as `roomId`, under its older name. */
            sessionId?: string;
            roomId: string;
            /** @description Null where nobody did it. */
            participantId?: string | null;
            /** @example component.response */
            eventType: string;
            category: components["schemas"]["EventCategory"];
            componentType?: string | null;
            componentId?: string | null;
            content?: {
                [key: string]: unknown;
            } | string | null;
            stateId?: string | null;
            stateName?: string | null;
            participantRole?: string | null;
            /** @description Milliseconds. */
            duration?: number | null;
            response?: {
                /** @description What was answered; any JSON value. */
                value?: unknown;
                /** @description Milliseconds. */
                responseTime?: number | null;
            } | null;
        };
        /** @description An event to be stored. */
        NewEvent: {
            eventType: string;
            /** Format: date-time */
            timestamp: string;
            category?: components["schemas"]["EventCategory"];
            participantId?: string;
            componentType?: string;
            componentId?: string;
            content?: {
                [key: string]: unknown;
            } | string | null;
            /** @description Milliseconds since the experiment started; reckoned from `timestamp` where it is missing. */
            onset?: number;
            /** @description Milliseconds. */
            duration?: number;
        };
        EventBatch: {
            roomId: string;
            events: components["schemas"]["NewEvent"][];
        };
        /** @description A participant's video or audio. */
        Recording: {
            recordingId: string;
            egressId?: string;
            participantId: string;
            participantName?: string | null;
            experimentId: string;
            roomId: string;
            /** Format: date-time */
            startTime: string;
            /** Format: date-time */
            endTime?: string | null;
            /** @description Milliseconds. */
            duration: number;
            /** @description Milliseconds from the experiment's start to the recording's; negative before that. */
            videoOffset?: number;
            /** Format: uri */
            url?: string | null;
            /**
             * Format: uri
             * @description Signed and short-lived.
             */
            downloadUrl?: string | null;
            /** @description The path that mints a fresh download link. */
            downloadPath?: string;
            /** @description Bytes. */
            fileSize?: number;
            /**
             * @description `completed`; older answers say `complete`.
             * @example completed
             */
            status: string;
            /** @example mp4 */
            format?: string;
            /** @example 1280x720 */
            resolution?: string | null;
            metadata?: {
                /** @enum {string} */
                type?: "audio" | "video";
                recordingType?: string;
                roomName?: string;
                experimentId?: string;
            };
        };
        /** @description What one participant wrote to others. */
        ChatMessage: {
            messageId: string;
            experimentId: string;
            roomId: string;
            senderId: string;
            senderName?: string | null;
            content: string;
            /** Format: date-time */
            timestamp: string;
            /** @description Milliseconds since the experiment started. */
            onset?: number;
            recipientIds?: string[];
            /** @example text */
            messageType?: string;
        };
        /** @description One sample of a rating given without pause. */
        ContinuousRating: {
            ratingId: string;
            experimentId: string;
            roomId: string;
            participantId: string;
            componentId?: string | null;
            /** Format: date-time */
            timestamp: string;
            /** @description Milliseconds since the experiment started. */
            onset: number;
            value: number;
            /** @description The value on a scale from 0 to 1. */
            normalizedValue?: number;
            rawValue?: number;
            scaleMin?: number;
            scaleMax?: number;
        };
        /** @description A rating given when the media paused and asked for it. */
        SparseRating: {
            ratingId: string;
            experimentId: string;
            roomId: string;
            participantId: string;
            componentId?: string | null;
            /** Format: date-time */
            timestamp: string;
            /** @description Milliseconds since the experiment started. */
            onset: number;
            value: number;
            /** @description The value on a scale from 0 to 1. */
            normalizedValue?: number;
            rawValue?: number;
            scaleMin?: number;
            scaleMax?: number;
            /** @description Milliseconds from question to answer. */
            responseTime?: number | null;
            labels?: {
                min?: string;
                max?: string;
            };
            /** @description The onset before the participant's clock was corrected. */
            rawOnset?: number;
            /** @description Milliseconds. */
            clockOffsetApplied?: number;
            scale?: {
                min?: number;
                max?: number;
            };
            type?: string;
            stateId?: string | null;
            stimulusId?: string | null;
            /** @description Where in the stimulus the question came. */
            stimulusTime?: number | null;
            confidence?: number | null;
            metadata?: {
                question?: string;
                dimension?: string;
                componentType?: string;
                sampleIndex?: number;
            };
            ratingEndOnset?: number | null;
            sparseRatingData?: {
                videoId?: string;
                pauseIndex?: number;
                videoRelativeTime?: number;
                pauseTimestamp?: number;
                componentType?: string;
                componentData?: {
                    [key: string]: unknown;
                };
                previousRatings?: {
                    [key: string]: unknown;
                }[];
                mediaPauseOnset?: number;
                mediaResumeOnset?: number;
                actualPauseDuration?: number;
            } | null;
            stateStartTime?: number | null;
            stateDuration?: number | null;
        };
        /** @description How well a participant's player kept time with the others'. */
        SyncMetric: {
            metricId: string;
            experimentId: string;
            roomId: string;
            participantId: string;
            /** Format: date-time */
            timestamp: string;
            /** @description Milliseconds since the experiment started. */
            onset: number;
            /** @description Milliseconds ahead of the others; negative behind them. */
            timeDrift?: number;
            playbackRate?: number;
            syncQuality?: number;
            /** @description Milliseconds. */
            latency?: number;
            bufferHealth?: number;
        };
        /** @description A component as a state of the experiment showed it, with its configuration. */
        Component: {
            componentId: string;
            componentType: string;
            experimentId: string;
            roomId?: string;
            participantId?: string | null;
            stateId?: string | null;
            completed?: boolean;
            config?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            timestamp: string;
            /** @description Milliseconds since the experiment started. */
            onset?: number;
            variableSnapshot?: {
                [key: string]: unknown;
            };
        };
        /** @enum {string} */
        CompletionCode: "SUCCESS" | "TIMEOUT" | "TECHNICAL" | "NOCONSENT" | "ABANDONED" | "IN_PROGRESS" | "COMPLETED_NO_CODE";
        /** @description Somebody who took part in a room. */
        Participant: {
            id: string;
            experimentId?: string;
            roomId?: string;
            email?: string | null;
            role?: string | null;
            status: string;
            completionCode?: components["schemas"]["CompletionCode"] | null;
            /** Format: date-time */
            joinedAt?: string | null;
            /** Format: date-time */
            completedAt?: string | null;
        };
        /** @description One session of an experiment. */
        Room: {
            id: string;
            experimentId: string;
            deploymentId?: string | null;
            status: string;
            participantCount?: number;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description How much there is of a participant in a room, by data type. */
        ParticipantCounts: {
            participantId: string;
            roomId: string;
            counts: {
                [key: string]: number;
            };
            hasData: {
                [key: string]: boolean;
            };
        };
        /** @description What the key's owner may do with the experiment's data. */
        ExperimentAccess: {
            canView: boolean;
            canExport: boolean;
        };
        Health: {
            /** @example healthy */
            status: string;
            version: string;
            /** Format: date-time */
            timestamp: string;
        };
        Experiment: {
            id: string;
            name: string;
            description?: string | null;
            ownerEmail?: string | null;
            ownerId?: string;
            roomCount?: number;
            participantCount?: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt?: string | null;
            states?: {
                [key: string]: unknown;
            }[];
            roles?: {
                [key: string]: unknown;
            }[];
            requiredParticipants?: number;
        };
        EventList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["Event"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        RecordingList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["Recording"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        ChatMessageList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["ChatMessage"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        ContinuousRatingList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["ContinuousRating"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        SparseRatingList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["SparseRating"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        RatingList: {
            status: components["schemas"]["Success"];
            data: (components["schemas"]["ContinuousRating"] | components["schemas"]["SparseRating"])[];
            metadata: components["schemas"]["ListMetadata"];
        };
        SyncMetricList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["SyncMetric"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        ComponentList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["Component"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        ParticipantList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["Participant"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        RoomList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["Room"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        ExperimentList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["Experiment"][];
            metadata: components["schemas"]["ListMetadata"];
        };
        StoredEventList: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["Event"][];
            metadata?: components["schemas"]["Metadata"];
        };
        RecordingDownload: {
            /**
             * Format: uri
             * @description Signed and short-lived; it needs no key.
             */
            url: string;
        };
        RecordingDownloadAnswer: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["RecordingDownload"];
            metadata?: components["schemas"]["Metadata"];
        };
        ParticipantCountsAnswer: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["ParticipantCounts"][];
            metadata?: components["schemas"]["Metadata"];
        };
        ExperimentAccessAnswer: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["ExperimentAccess"];
            metadata?: components["schemas"]["Metadata"];
        };
        ExperimentAnswer: {
            status: components["schemas"]["Success"];
            data: components["schemas"]["Experiment"][];
            metadata?: components["schemas"]["Metadata"];
        };
    };
    responses: {
        /** @description Events, one page of them. */
        Events: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EventList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Recordings, one page of them. */
        Recordings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RecordingList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Chat messages, one page of them. */
        ChatMessages: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ChatMessageList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Continuous ratings, one page of them. */
        ContinuousRatings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContinuousRatingList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Sparse ratings, one page of them. */
        SparseRatings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SparseRatingList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Ratings of the asked kind, one page of them. */
        Ratings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RatingList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Sync metrics, one page of them. */
        SyncMetrics: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SyncMetricList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Components, one page of them. */
        Components: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ComponentList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Participants, one page of them. */
        Participants: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ParticipantList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Rooms, one page of them. */
        Rooms: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RoomList"];
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        /** @description Experiments, one page of them. */
        Experiments: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ExperimentList"];
            };
        };
        /** @description The events as they were stored, in the order sent. */
        StoredEvents: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["StoredEventList"];
            };
        };
        /** @description A link that works without a key for a short time. */
        DownloadLink: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RecordingDownloadAnswer"];
            };
        };
        /** @description The counts, as the one item of a list. */
        Counts: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ParticipantCountsAnswer"];
            };
        };
        /** @description What the key's owner may do. */
        Access: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ExperimentAccessAnswer"];
            };
        };
        /** @description The experiment, as the one item of a list. */
        Experiment: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ExperimentAnswer"];
            };
        };
        /** @description The service's state. */
        Health: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Health"];
            };
        };
        /** @description The recording's bytes. */
        RecordingFile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "video/mp4": string;
                "audio/mp4": string;
            };
        };
        /** @description A parameter or the body is not as this document describes it. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description No key was sent in `X-API-Key`, or the key is unknown, mangled, expired or revoked. */
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
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The link has expired, or its signature is not the server's own. */
        LinkRefused: {
            headers: {
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
        /** @description The key's 1000 requests of the last hour, or its 100 of the last minute at this endpoint, are spent. */
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
        /** @description A server behind this one did not answer in time. */
        GatewayTimeout: {
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
         * @description An experiment's id.
         * @example experiment_1
         */
        ExperimentId: string;
        /**
         * @description A room's id. A room is one session of an experiment.
         * @example room_1
         */
        RoomId: string;
        /**
         * @description A participant's id.
         * @example participant_1
         */
        ParticipantId: string;
        /**
         * @description A recording's id.
         * @example recording_1
         */
        RecordingId: string;
        /**
         * @description The room in which the participant is looked at. Asking for a participant without it is a 400.
         * @example room_1
         */
        InRoom: string;
        /**
         * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
         * @example 2026-01-15T10:00:00.000Z
         */
        StartTime: string;
        /**
         * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
         * @example 2026-01-15T11:00:00.000Z
         */
        EndTime: string;
        /** @description How many records a page holds at most. */
        Limit: number;
        /** @description How many rooms a page holds at most. */
        RoomLimit: number;
        /** @description How many experiments a page holds at most. */
        ExperimentLimit: number;
        /** @description How many records of the whole list lie before the page. */
        Offset: number;
        /** @description Whether the list ascends or descends by `sort`. */
        Order: "asc" | "desc";
        /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
        Format: "json" | "csv" | "ndjson";
        /** @description The field the list is ordered by. */
        Sort: "timestamp" | "onset";
        /** @description The field the list is ordered by. A recording's `timestamp` is its `startTime`. */
        RecordingSort: "startTime" | "timestamp";
        /** @description The field the list is ordered by. */
        ParticipantSort: "joinedAt" | "completedAt" | "id" | "email" | "role" | "status" | "completionCode";
        /** @description The field the list is ordered by. */
        RoomSort: "createdAt";
        /**
         * @description Only records of rooms that this deployment of the experiment opened.
         * @example deployment_1
         */
        DeploymentId: string;
        /** @description Only events of this category. */
        Category: components["schemas"]["EventCategory"];
        /** @description Which kind of rating. */
        RatingType: "continuous" | "sparse";
        /**
         * @description Milliseconds over which a participant's samples are averaged into one. Without it every sample is listed.
         * @example 10000
         */
        AggregationWindow: number;
        /**
         * @description Only components of this type.
         * @example video
         */
        ComponentType: string;
        /**
         * @description Only components that were, or were not, completed.
         * @example true
         */
        Completed: boolean;
        /**
         * @description Only components shown in this state of the experiment.
         * @example state_1
         */
        StateId: string;
        /** @description Only participants who ended this way. */
        CompletionCodeFilter: components["schemas"]["CompletionCode"];
        /**
         * @description Only experiments whose name or description holds this text, in any case.
         * @example music
         */
        Search: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Whole seconds until the next call would pass.
         * @example 27
         */
        RetryAfter: number;
        /**
         * @description The challenge of RFC 9110 §11.6.1.
         * @example ApiKey realm="HyperStudy"
         */
        Challenge: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listExperimentEvents: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description Only events of this category. */
                category?: components["parameters"]["Category"];
                /**
                 * @description Only records of rooms that this deployment of the experiment opened.
                 * @example deployment_1
                 */
                deploymentId?: components["parameters"]["DeploymentId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Events"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRoomEvents: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description Only events of this category. */
                category?: components["parameters"]["Category"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Events"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listParticipantEvents: {
        parameters: {
            query: {
                /**
                 * @description The room in which the participant is looked at. Asking for a participant without it is a 400.
                 * @example room_1
                 */
                roomId: components["parameters"]["InRoom"];
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description Only events of this category. */
                category?: components["parameters"]["Category"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Events"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    appendEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventBatch"];
            };
        };
        responses: {
            201: components["responses"]["StoredEvents"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listExperimentRecordings: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Only records of rooms that this deployment of the experiment opened.
                 * @example deployment_1
                 */
                deploymentId?: components["parameters"]["DeploymentId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. A recording's `timestamp` is its `startTime`. */
                sort?: components["parameters"]["RecordingSort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Recordings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRoomRecordings: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. A recording's `timestamp` is its `startTime`. */
                sort?: components["parameters"]["RecordingSort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Recordings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listParticipantRecordings: {
        parameters: {
            query: {
                /**
                 * @description The room in which the participant is looked at. Asking for a participant without it is a 400.
                 * @example room_1
                 */
                roomId: components["parameters"]["InRoom"];
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. A recording's `timestamp` is its `startTime`. */
                sort?: components["parameters"]["RecordingSort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Recordings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    mintRecordingDownload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
                /**
                 * @description A recording's id.
                 * @example recording_1
                 */
                recordingId: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DownloadLink"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listExperimentChat: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Only records of rooms that this deployment of the experiment opened.
                 * @example deployment_1
                 */
                deploymentId?: components["parameters"]["DeploymentId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ChatMessages"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRoomChat: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ChatMessages"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listParticipantChat: {
        parameters: {
            query: {
                /**
                 * @description The room in which the participant is looked at. Asking for a participant without it is a 400.
                 * @example room_1
                 */
                roomId: components["parameters"]["InRoom"];
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ChatMessages"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listExperimentContinuousRatings: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Only records of rooms that this deployment of the experiment opened.
                 * @example deployment_1
                 */
                deploymentId?: components["parameters"]["DeploymentId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ContinuousRatings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRoomContinuousRatings: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ContinuousRatings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listParticipantContinuousRatings: {
        parameters: {
            query: {
                /**
                 * @description The room in which the participant is looked at. Asking for a participant without it is a 400.
                 * @example room_1
                 */
                roomId: components["parameters"]["InRoom"];
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ContinuousRatings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listExperimentSparseRatings: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Only records of rooms that this deployment of the experiment opened.
                 * @example deployment_1
                 */
                deploymentId?: components["parameters"]["DeploymentId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SparseRatings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRoomSparseRatings: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SparseRatings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listParticipantSparseRatings: {
        parameters: {
            query: {
                /**
                 * @description The room in which the participant is looked at. Asking for a participant without it is a 400.
                 * @example room_1
                 */
                roomId: components["parameters"]["InRoom"];
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SparseRatings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRoomRatings: {
        parameters: {
            query?: {
                /** @description Which kind of rating. */
                ratingType?: components["parameters"]["RatingType"];
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ratings"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listExperimentSync: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Milliseconds over which a participant's samples are averaged into one. Without it every sample is listed.
                 * @example 10000
                 */
                aggregationWindow?: components["parameters"]["AggregationWindow"];
                /**
                 * @description Only records of rooms that this deployment of the experiment opened.
                 * @example deployment_1
                 */
                deploymentId?: components["parameters"]["DeploymentId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SyncMetrics"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRoomSync: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Milliseconds over which a participant's samples are averaged into one. Without it every sample is listed.
                 * @example 10000
                 */
                aggregationWindow?: components["parameters"]["AggregationWindow"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SyncMetrics"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listParticipantSync: {
        parameters: {
            query: {
                /**
                 * @description The room in which the participant is looked at. Asking for a participant without it is a 400.
                 * @example room_1
                 */
                roomId: components["parameters"]["InRoom"];
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Milliseconds over which a participant's samples are averaged into one. Without it every sample is listed.
                 * @example 10000
                 */
                aggregationWindow?: components["parameters"]["AggregationWindow"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SyncMetrics"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listExperimentComponents: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Only components of this type.
                 * @example video
                 */
                componentType?: components["parameters"]["ComponentType"];
                /**
                 * @description Only components that were, or were not, completed.
                 * @example true
                 */
                completed?: components["parameters"]["Completed"];
                /**
                 * @description Only components shown in this state of the experiment.
                 * @example state_1
                 */
                stateId?: components["parameters"]["StateId"];
                /**
                 * @description Only records of rooms that this deployment of the experiment opened.
                 * @example deployment_1
                 */
                deploymentId?: components["parameters"]["DeploymentId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Components"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRoomComponents: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Only components of this type.
                 * @example video
                 */
                componentType?: components["parameters"]["ComponentType"];
                /**
                 * @description Only components that were, or were not, completed.
                 * @example true
                 */
                completed?: components["parameters"]["Completed"];
                /**
                 * @description Only components shown in this state of the experiment.
                 * @example state_1
                 */
                stateId?: components["parameters"]["StateId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Components"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listParticipantComponents: {
        parameters: {
            query: {
                /**
                 * @description The room in which the participant is looked at. Asking for a participant without it is a 400.
                 * @example room_1
                 */
                roomId: components["parameters"]["InRoom"];
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Only components of this type.
                 * @example video
                 */
                componentType?: components["parameters"]["ComponentType"];
                /**
                 * @description Only components that were, or were not, completed.
                 * @example true
                 */
                completed?: components["parameters"]["Completed"];
                /**
                 * @description Only components shown in this state of the experiment.
                 * @example state_1
                 */
                stateId?: components["parameters"]["StateId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["Sort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Components"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listExperimentParticipants: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description Only participants who ended this way. */
                completionCode?: components["parameters"]["CompletionCodeFilter"];
                /**
                 * @description Only records of rooms that this deployment of the experiment opened.
                 * @example deployment_1
                 */
                deploymentId?: components["parameters"]["DeploymentId"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["ParticipantSort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Participants"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRoomParticipants: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /** @description Only participants who ended this way. */
                completionCode?: components["parameters"]["CompletionCodeFilter"];
                /** @description How many records a page holds at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["ParticipantSort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Participants"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listExperimentRooms: {
        parameters: {
            query?: {
                /**
                 * @description Only records from this moment on (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T10:00:00.000Z
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Only records up to this moment, itself included (ISO 8601, with an offset or `Z`).
                 * @example 2026-01-15T11:00:00.000Z
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Only records of rooms that this deployment of the experiment opened.
                 * @example deployment_1
                 */
                deploymentId?: components["parameters"]["DeploymentId"];
                /** @description How many rooms a page holds at most. */
                limit?: components["parameters"]["RoomLimit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
                /** @description The field the list is ordered by. */
                sort?: components["parameters"]["RoomSort"];
                /** @description Whether the list ascends or descends by `sort`. */
                order?: components["parameters"]["Order"];
                /** @description How the page is written: the JSON envelope, CSV with a header row, or one JSON record a line. CSV and NDJSON hold the records alone, without metadata. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Rooms"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getParticipantCounts: {
        parameters: {
            query: {
                /**
                 * @description The room in which the participant is looked at. Asking for a participant without it is a 400.
                 * @example room_1
                 */
                roomId: components["parameters"]["InRoom"];
            };
            header?: never;
            path: {
                /**
                 * @description A participant's id.
                 * @example participant_1
                 */
                participantId: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Counts"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    checkExperimentAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Access"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Health"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listExperiments: {
        parameters: {
            query?: {
                /**
                 * @description Only experiments whose name or description holds this text, in any case.
                 * @example music
                 */
                search?: components["parameters"]["Search"];
                /** @description How many experiments a page holds at most. */
                limit?: components["parameters"]["ExperimentLimit"];
                /** @description How many records of the whole list lie before the page. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Experiments"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An experiment's id.
                 * @example experiment_1
                 */
                experimentId: components["parameters"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Experiment"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    downloadRecordingFile: {
        parameters: {
            query: {
                /** @description When the link stops working, in seconds since the Unix epoch. */
                expires: number;
                /** @description The server's signature over path and `expires`. */
                signature: string;
            };
            header?: never;
            path: {
                /**
                 * @description A room's id. A room is one session of an experiment.
                 * @example room_1
                 */
                roomId: components["parameters"]["RoomId"];
                /**
                 * @description A recording's id.
                 * @example recording_1
                 */
                recordingId: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RecordingFile"];
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["LinkRefused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
        };
    };
}
