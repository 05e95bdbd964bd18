// Generated from openapi/latchkey.yaml by `pnpm generate`. Do not edit.
import * as z from 'zod/mini';
import { object } from '../spec/object-schema.ts';

export const zPerson = object({
    id: z.string(),
    name: z.string(),
    role: z.enum([
        'owner',
        'admin',
        'member'
    ]),
    owner: z.string(),
    scopes: z.nullable(z.array(z.string())),
    organizations: z.array(z.string()),
    approval: z.nullable(z.string())
});

export const zPeople = object({
    people: z.array(zPerson)
});

/**
 * Where a system approves of people before they come to their keys.
 */
export const zApproval = object({
    status: z.string(),
    isApproved: z.boolean(),
    redirect: z.string(),
    notice: z.string()
});

export const zSession = object({
    person: zPerson,
    expiresAt: z.iso.datetime({ offset: true }),
    approval: z.nullable(zApproval)
});

export const zSignedOut = object({
    signedOut: z.literal(true)
});

export const zVariables = object({
    apiKey: z.array(z.string()),
    baseUrl: z.string()
});

export const zAct = z.enum([
    'issue',
    'update',
    'regenerate',
    'rotate',
    'revoke',
    'disable'
]);

export const zKeyAct = z.enum([
    'update',
    'regenerate',
    'rotate',
    'revoke',
    'disable',
    'enable'
]);

export const zExpiry = object({
    kind: z.enum([
        'choices',
        'date',
        'none'
    ]),
    choices: z.optional(z.array(z.string())),
    recommended: z.optional(z.string())
});

export const zOverlap = object({
    default: z.int().check(z.gte(0)),
    max: z.int().check(z.gte(0))
});

export const zRotationRule = object({
    overlapMs: zOverlap
});

export const zScope = object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    offered: z.boolean()
});

export const zPermission = object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    scopes: z.array(z.string()),
    preselected: z.boolean()
});

export const zKeyType = object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    useCase: z.optional(z.string()),
    reach: z.enum([
        'environment',
        'organization',
        'everywhere'
    ])
});

export const zWindow = object({
    kind: z.enum([
        'sliding',
        'fixed',
        'month'
    ]),
    ms: z.optional(z.int().check(z.gte(0))),
    exact: z.optional(z.boolean())
});

export const zLimitRule = object({
    id: z.string(),
    title: z.string(),
    window: zWindow,
    quota: z.optional(z.int().check(z.gte(0)))
});

export const zPlan = object({
    id: z.string(),
    title: z.string(),
    keys: z.nullable(z.int().check(z.gte(0))),
    limits: z.array(zLimitRule),
    allowances: z.record(z.string(), z.nullable(z.number()))
});

export const zOption = object({
    value: z.string(),
    label: z.string(),
    description: z.optional(z.string()),
    hint: z.optional(z.string()),
    isPreselected: z.boolean()
});

export const zWord = object({
    value: z.string(),
    label: z.string(),
    description: z.optional(z.string()),
    hint: z.optional(z.string())
});

/**
 * Several values that are chosen with one click.
 */
export const zPreset = object({
    title: z.string(),
    values: z.array(z.string()),
    hint: z.optional(z.string())
});

/**
 * The field is there only while another one has one of these values.
 */
export const zFieldCondition = object({
    field: z.string(),
    is: z.array(z.string())
});

export const zField = object({
    field: z.string(),
    label: z.string(),
    isRequired: z.boolean(),
    kind: z.enum([
        'text',
        'choice',
        'choices',
        'number',
        'date'
    ]),
    options: z.nullable(z.array(zOption)),
    description: z.optional(z.string()),
    hint: z.optional(z.string()),
    examples: z.optional(z.array(z.string())),
    words: z.optional(z.array(zWord)),
    presets: z.optional(z.array(zPreset)),
    visibleWhen: z.optional(zFieldCondition)
});

export const zSystem = object({
    id: z.string(),
    title: z.string(),
    documentation: z.string(),
    baseUrl: z.string(),
    variables: zVariables,
    environment: z.nullable(z.string()),
    environments: z.nullable(z.array(z.string())),
    zone: z.string(),
    acts: z.array(zAct),
    editable: z.array(z.string()),
    expiry: zExpiry,
    rotation: z.nullable(zRotationRule),
    afterRevocation: z.enum([
        'shown',
        'hidden',
        'gone'
    ]),
    scopes: z.array(zScope),
    permissions: z.array(zPermission),
    types: z.array(zKeyType),
    keyLimits: z.array(zLimitRule),
    plans: z.array(zPlan),
    fields: z.array(zField),
    manager: z.record(z.string(), z.unknown())
});

export const zKeyStatus = z.enum([
    'active',
    'expired',
    'revoked',
    'disabled',
    'superseded'
]);

export const zReach = object({
    type: z.string(),
    organization: z.nullable(z.string()),
    environment: z.nullable(z.string())
});

export const zKeyRotation = object({
    lineage: z.string(),
    supersededBy: z.nullable(z.string()),
    graceUntil: z.nullable(z.iso.datetime({ offset: true }))
});

export const zWarning = object({
    id: z.string(),
    text: z.string()
});

export const zKey = object({
    id: z.string(),
    name: z.string(),
    description: z.nullable(z.string()),
    owner: z.string(),
    environment: z.nullable(z.string()),
    reach: z.nullable(zReach),
    scopes: z.array(z.string()),
    mask: z.string(),
    status: zKeyStatus,
    limits: z.record(z.string(), z.int()),
    createdAt: z.iso.datetime({ offset: true }),
    regeneratedAt: z.optional(z.iso.datetime({ offset: true })),
    expiresAt: z.nullable(z.iso.datetime({ offset: true })),
    revokedAt: z.nullable(z.iso.datetime({ offset: true })),
    lastUsedAt: z.nullable(z.iso.datetime({ offset: true })),
    lastIp: z.nullable(z.string()),
    requestCount: z.int().check(z.gte(0)),
    requestsToday: z.nullable(z.int().check(z.gte(0))),
    errorCount: z.nullable(z.int().check(z.gte(0))),
    errorRate: z.nullable(z.number().check(z.gte(0), z.lte(1))),
    version: z.int().check(z.gte(1)),
    rotation: z.nullable(zKeyRotation),
    acts: z.array(zKeyAct),
    warnings: z.array(zWarning)
});

export const zKeyPage = object({
    items: z.array(zKey),
    total: z.int().check(z.gte(0)),
    next: z.nullable(z.string())
});

export const zIssuedKey = object({
    key: zKey,
    secret: z.nullable(z.string())
});

export const zRotatedKey = object({
    key: zKey,
    secret: z.nullable(z.string()),
    predecessor: zKey
});

export const zNoRoom = object({
    limit: z.int(),
    used: z.int(),
    text: z.string()
});

export const zNameSuggestion = object({
    name: z.string(),
    pattern: z.string()
});

export const zNaming = object({
    follows: z.nullable(z.string()),
    suggestions: z.array(zNameSuggestion)
});

export const zDraftReport = object({
    warnings: z.array(zWarning),
    expiresAt: z.nullable(z.iso.datetime({ offset: true })),
    naming: z.nullable(zNaming),
    cap: z.nullable(zNoRoom)
});

export const zExample = object({
    language: z.string(),
    title: z.string(),
    description: z.optional(z.string()),
    needs: z.array(z.string()),
    code: z.string()
});

export const zExamples = object({
    examples: z.array(zExample),
    env: z.string()
});

/**
 * Answers to living keys. `requests` is what the system counts as such, and `failed` are those of all answers that it counts as errors.
 */
export const zUsagePoint = object({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    requests: z.int().check(z.gte(0)),
    ok: z.int().check(z.gte(0)),
    denied: z.int().check(z.gte(0)),
    errors: z.int().check(z.gte(0)),
    failed: z.int().check(z.gte(0))
});

export const zOperationFigures = object({
    operation: z.nullable(z.string()),
    requests: z.int().check(z.gte(0)),
    ok: z.int().check(z.gte(0)),
    denied: z.int().check(z.gte(0)),
    errors: z.int().check(z.gte(0)),
    failed: z.int().check(z.gte(0))
});

export const zLimitState = object({
    id: z.string(),
    title: z.string(),
    window: zWindow,
    quota: z.int().check(z.gte(0)),
    used: z.int().check(z.gte(0)),
    remaining: z.int().check(z.gte(0)),
    resetAt: z.iso.datetime({ offset: true })
});

export const zUsage = object({
    step: z.enum(['hour', 'day']),
    points: z.array(zUsagePoint),
    operations: z.array(zOperationFigures),
    limits: z.array(zLimitState)
});

export const zShownCondition = object({
    kind: z.enum([
        'requests_per_minute',
        'error_rate',
        'unused',
        'expiring'
    ]),
    above: z.optional(z.number()),
    minutes: z.optional(z.number()),
    atLeast: z.optional(z.number()),
    days: z.optional(z.number())
});

export const zShownChannel = object({
    kind: z.enum([
        'callback',
        'webhook',
        'email'
    ]),
    url: z.optional(z.string()),
    to: z.optional(z.string())
});

export const zAlert = object({
    id: z.string(),
    owner: z.string(),
    key: z.nullable(z.string()),
    title: z.string(),
    condition: zShownCondition,
    channel: zShownChannel,
    createdAt: z.iso.datetime({ offset: true }),
    signingSecret: z.optional(z.string())
});

export const zAlerts = object({
    alerts: z.array(zAlert)
});

export const zCrossing = object({
    id: z.string(),
    alert: z.string(),
    owner: z.string(),
    key: z.nullable(z.string()),
    title: z.string(),
    condition: zShownCondition,
    channel: z.enum([
        'callback',
        'webhook',
        'email'
    ]),
    value: z.number(),
    at: z.iso.datetime({ offset: true }),
    noticedAt: z.iso.datetime({ offset: true }),
    delivery: z.enum([
        'pending',
        'delivered',
        'failed'
    ])
});

export const zCrossings = object({
    crossings: z.array(zCrossing)
});

export const zMail = object({
    id: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    at: z.iso.datetime({ offset: true })
});

export const zMails = object({
    mails: z.array(zMail)
});

export const zAuditAction = z.enum([
    'issue',
    'import',
    'update',
    'regenerate',
    'rotate',
    'disable',
    'enable',
    'revoke',
    'set_plan',
    'create_alert',
    'delete_alert',
    'limits_unavailable',
    'sign_in',
    'sign_in_failed',
    'sign_out',
    'authentication_failed',
    'dead_key_refused',
    'request_succeeded',
    'request_failed'
]);

export const zAuditRecord = object({
    sequence: z.int().check(z.gte(0)),
    action: zAuditAction,
    actor: z.nullable(z.string()),
    key: z.nullable(z.string()),
    owner: z.nullable(z.string()),
    at: z.iso.datetime({ offset: true }),
    lastAt: z.iso.datetime({ offset: true }),
    count: z.int().check(z.gte(0)),
    address: z.nullable(z.string()),
    requestId: z.nullable(z.string()),
    data: z.record(z.string(), z.unknown())
});

export const zAuditPage = object({
    items: z.array(zAuditRecord),
    next: z.nullable(z.string())
});

export const zExposure = object({
    from: z.iso.datetime({ offset: true }),
    to: z.nullable(z.iso.datetime({ offset: true })),
    endedBy: z.nullable(z.enum([
        'revoked',
        'regenerated',
        'disabled',
        'expired',
        'superseded'
    ]))
});

export const zAddressUse = object({
    address: z.nullable(z.string()),
    succeeded: z.int().check(z.gte(0)),
    failed: z.int().check(z.gte(0)),
    refused: z.int().check(z.gte(0)),
    firstAt: z.iso.datetime({ offset: true }),
    lastAt: z.iso.datetime({ offset: true })
});

export const zOperationUse = object({
    operation: z.nullable(z.string()),
    succeeded: z.int().check(z.gte(0)),
    failed: z.int().check(z.gte(0)),
    refused: z.int().check(z.gte(0)),
    firstAt: z.iso.datetime({ offset: true }),
    lastAt: z.iso.datetime({ offset: true })
});

export const zIncident = object({
    key: zKey,
    exposure: zExposure,
    areRequestsAudited: z.boolean(),
    addresses: z.array(zAddressUse),
    operations: z.array(zOperationUse),
    refusedAttempts: z.array(zAuditRecord),
    events: z.array(zAuditRecord)
});

export const zKeyCount = object({
    limit: z.nullable(z.int().check(z.gte(0))),
    used: z.int().check(z.gte(0))
});

export const zAccount = object({
    plan: z.nullable(z.string()),
    limits: z.array(zLimitState),
    keys: zKeyCount,
    allowances: z.record(z.string(), z.nullable(z.number())),
    offered: z.array(zPlan),
    mayChange: z.boolean()
});

export const zLeak = object({
    environment: z.nullable(z.string()),
    at: z.int().check(z.gte(0)),
    length: z.int().check(z.gte(0)),
    mask: z.string(),
    key: z.nullable(zKey),
    isLive: z.boolean()
});

export const zLeaks = object({
    leaks: z.array(zLeak)
});

/** The operations that answer with JSON. */
export type AnsweringOperation =
    | 'listPeople'
    | 'signIn'
    | 'getSession'
    | 'signOut'
    | 'getSystem'
    | 'listKeys'
    | 'issueKey'
    | 'checkKeyDraft'
    | 'getKey'
    | 'updateKey'
    | 'revokeKey'
    | 'disableKey'
    | 'enableKey'
    | 'regenerateKey'
    | 'rotateKey'
    | 'listKeyExamples'
    | 'getIncident'
    | 'getUsage'
    | 'listAlerts'
    | 'createAlert'
    | 'deleteAlert'
    | 'listCrossings'
    | 'listMails'
    | 'listAudit'
    | 'getAccount'
    | 'changePlan'
    | 'findLeaks'
    | 'revokeLeaks';

/** The schema of each operation's successful JSON answer, by operation id. */
export const responses: Readonly<Record<AnsweringOperation, z.ZodMiniType>> = {
    listPeople: zPeople,
    signIn: zSession,
    getSession: zSession,
    signOut: zSignedOut,
    getSystem: zSystem,
    listKeys: zKeyPage,
    issueKey: zIssuedKey,
    checkKeyDraft: zDraftReport,
    getKey: zKey,
    updateKey: zKey,
    revokeKey: zKey,
    disableKey: zKey,
    enableKey: zKey,
    regenerateKey: zIssuedKey,
    rotateKey: zRotatedKey,
    listKeyExamples: zExamples,
    getIncident: zIncident,
    getUsage: zUsage,
    listAlerts: zAlerts,
    createAlert: zAlert,
    deleteAlert: zAlert,
    listCrossings: zCrossings,
    listMails: zMails,
    listAudit: zAuditPage,
    getAccount: zAccount,
    changePlan: zAccount,
    findLeaks: zLeaks,
    revokeLeaks: zLeaks,
};
