// Generated from openapi/heratio.yaml by `pnpm generate`. Do not edit.
import * as z from 'zod/mini';
import { object } from '../spec/object-schema.ts';

export const zDate = z.iso.date();

/**
 * In the installation's time zone.
 */
export const zMoment = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/));

export const zTimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/));

/**
 * 1 is yes.
 */
export const zFlag = z.union([z.literal(0), z.literal(1)]);

export const zId = z.int().check(z.gte(1));

export const zCount = z.int().check(z.gte(0));

/**
 * Where the page lies in the whole list.
 */
export const zMeta = object({
    total: z.int().check(z.gte(0)),
    limit: z.int().check(z.gte(1)),
    offset: z.int().check(z.gte(0))
});

export const zAffiliationType = z.enum([
    'academic',
    'government',
    'private',
    'independent',
    'student',
    'other'
]);

export const zResearcherStatus = z.enum([
    'pending',
    'approved',
    'suspended',
    'expired',
    'rejected'
]);

export const zProfile = object({
    id: zId,
    first_name: z.string(),
    last_name: z.string(),
    email: z.string(),
    affiliation_type: z.optional(zAffiliationType),
    institution: z.nullish(z.string()),
    department: z.nullish(z.string()),
    position: z.nullish(z.string()),
    orcid_id: z.nullish(z.string()),
    orcid_verified: z.optional(z.boolean()),
    status: zResearcherStatus,
    expires_at: z.nullish(zMoment),
    created_at: z.optional(zMoment)
});

export const zProjectType = z.enum([
    'thesis',
    'dissertation',
    'publication',
    'exhibition',
    'documentary',
    'genealogy',
    'institutional',
    'personal',
    'other'
]);

export const zProjectStatus = z.enum([
    'planning',
    'active',
    'on_hold',
    'completed',
    'archived'
]);

export const zVisibility = z.enum([
    'private',
    'collaborators',
    'public'
]);

export const zProject = object({
    id: zId,
    title: z.string(),
    description: z.nullish(z.string()),
    project_type: zProjectType,
    status: zProjectStatus,
    visibility: zVisibility,
    created_at: zMoment,
    updated_at: zMoment,
    my_role: z.string()
});

export const zCollection = object({
    id: zId,
    name: z.string(),
    description: z.nullish(z.string()),
    is_public: zFlag,
    created_at: zMoment,
    updated_at: zMoment,
    item_count: zCount
});

export const zSavedSearch = object({
    id: zId,
    name: z.string(),
    description: z.nullish(z.string()),
    search_query: z.string(),
    search_type: z.nullish(z.string()),
    alert_enabled: z.optional(zFlag),
    alert_frequency: z.nullish(z.string()),
    new_results_count: z.optional(zCount),
    created_at: zMoment,
    updated_at: z.optional(zMoment)
});

export const zBookingStatus = z.enum([
    'pending',
    'confirmed',
    'cancelled',
    'completed',
    'no_show'
]);

export const zBooking = object({
    id: zId,
    booking_date: zDate,
    start_time: zTimeOfDay,
    end_time: zTimeOfDay,
    status: zBookingStatus,
    purpose: z.nullish(z.string()),
    room_name: z.string(),
    room_location: z.nullish(z.string()),
    created_at: z.optional(zMoment)
});

export const zBibliography = object({
    id: zId,
    name: z.string(),
    description: z.nullish(z.string()),
    citation_style: z.string(),
    is_public: zFlag,
    created_at: zMoment,
    updated_at: z.optional(zMoment),
    entry_count: zCount
});

export const zAnnotationType = z.enum([
    'note',
    'highlight',
    'bookmark',
    'tag',
    'transcription'
]);

export const zAnnotation = object({
    id: zId,
    object_id: zId,
    object_title: z.nullish(z.string()),
    slug: z.nullish(z.string()),
    annotation_type: zAnnotationType,
    title: z.nullish(z.string()),
    content: z.nullish(z.string()),
    tags: z.nullish(z.string()),
    is_private: zFlag,
    created_at: zMoment
});

export const zStats = object({
    collections: zCount,
    collection_items: z.optional(zCount),
    annotations: zCount,
    saved_searches: zCount,
    total_bookings: zCount,
    upcoming_bookings: z.optional(zCount),
    projects: zCount,
    owned_projects: z.optional(zCount),
    bibliographies: zCount,
    reproduction_requests: z.optional(zCount),
    pending_reproductions: z.optional(zCount),
    citations_this_month: z.optional(zCount),
    activity_this_month: z.optional(zCount)
});

export const zCreated = object({
    id: zId,
    message: z.string()
});

export const zProjectList = object({
    data: z.array(zProject),
    meta: zMeta
});

export const zCollectionList = object({
    data: z.array(zCollection),
    meta: zMeta
});

export const zSearchList = object({
    data: z.array(zSavedSearch)
});

export const zBookingList = object({
    data: z.array(zBooking)
});

export const zBibliographyList = object({
    data: z.array(zBibliography)
});

export const zAnnotationList = object({
    data: z.array(zAnnotation)
});

/** The operations that answer with JSON. */
export type AnsweringOperation =
    | 'getProfile'
    | 'listProjects'
    | 'createProject'
    | 'listCollections'
    | 'createCollection'
    | 'listSearches'
    | 'listBookings'
    | 'createBooking'
    | 'listBibliographies'
    | 'listAnnotations'
    | 'getStats';

/** The schema of each operation's successful JSON answer, by operation id. */
export const responses: Readonly<Record<AnsweringOperation, z.ZodMiniType>> = {
    getProfile: zProfile,
    listProjects: zProjectList,
    createProject: zCreated,
    listCollections: zCollectionList,
    createCollection: zCreated,
    listSearches: zSearchList,
    listBookings: zBookingList,
    createBooking: zCreated,
    listBibliographies: zBibliographyList,
    listAnnotations: zAnnotationList,
    getStats: zStats,
};
