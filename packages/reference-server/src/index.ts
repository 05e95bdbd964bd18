export { type OpenApiDocument, systemClock } from '@latchkey/providers';
export type { Accounts, PlanOptions } from './accounts.ts';
export type { AlertBoard, CreatedAlert, NewAlert } from './alerts.ts';
export type { Audit, AuditQuery } from './audit.ts';
export { type VirtualClock, virtualClock } from './clock/virtual.ts';
export { createReferenceServer } from './create-server.ts';
export type { LeaksTogether, LeakTogether } from './doors/leaks-together.ts';
export type { Neighbour } from './doors/member.ts';
export { type ServersTogether, type TogetherOptions, together } from './doors/together.ts';
export type { WebhookOptions } from './doors/webhook.ts';
export type { Account, PlanRequest } from './engine/accounts/account.ts';
export type { KeyCount } from './engine/accounts/plan-cap.ts';
export type { ActContext, Actor, Installation, Keeper } from './engine/actor.ts';
export type { Idempotent, Issued, MaybeReplayed } from './engine/acts/issued.ts';
export type { RegenerateRequest } from './engine/acts/regenerate.ts';
export type { BuryRequest, Revocations } from './engine/acts/revocations.ts';
export type { Rotated, RotateRequest } from './engine/acts/rotate.ts';
export type { RotationState } from './engine/acts/rotation.ts';
export type { AlertRequest, Alerts } from './engine/alerts/alerts.ts';
export type { Alert, Crossing, Mail } from './engine/alerts/crossing.ts';
export type { NotifyPort, Webhook } from './engine/alerts/notify-port.ts';
export { webhookSigning } from './engine/alerts/webhook-signing.ts';
export type { AuditPage, AuditRecord, AuditRequest } from './engine/audit/audit.ts';
export { type Pepper, pepperedDigest } from './engine/digest/peppered.ts';
export { plainDigest } from './engine/digest/plain.ts';
export { createEngine, type Engine } from './engine/engine.ts';
export type { KeyPage, ListRequest } from './engine/keys/list.ts';
export type { Exposure } from './engine/leaks/exposure.ts';
export type { AddressUse, Incident, IncidentRequest, OperationUse } from './engine/leaks/incident.ts';
export type { Leak, LeakRequest } from './engine/leaks/leaks.ts';
export type { CounterPort, LimitSubject, Taken } from './engine/limits/counter.ts';
export { type MemoryCounter, memoryCounter } from './engine/limits/memory.ts';
export type { DigestPort, Ports, SealPort, SignPort } from './engine/ports.ts';
export type { ActProblem, ActProblemKind, ActResult } from './engine/problem.ts';
export { sealing } from './engine/seal/sealing.ts';
export type { EngineOptions } from './engine/settings.ts';
export type { AlertChannel, AlertCondition } from './engine/stores/alert-row.ts';
export type { AuditAction, AuditOrder } from './engine/stores/audit-row.ts';
export { memoryStore } from './engine/stores/memory.ts';
export type { StorePort } from './engine/stores/store.ts';
export type { Tombstone, TombstoneRow } from './engine/stores/tombstone.ts';
export type { Figures } from './engine/stores/usage-row.ts';
export type { Flushed } from './engine/usage/flush.ts';
export type { Use } from './engine/usage/tally.ts';
export type { OperationUsage, UsagePoint, UsageRequest, UsageSeries } from './engine/usage/usage-series.ts';
export type { Decision, LimitOutage, LimitState, VerifiedKey, VerifyRequest } from './engine/verify/decision.ts';
export type { Answer, Exchange } from './exchange.ts';
export type { Fault, Faults } from './faults.ts';
export { type IncidentRow, incidentCsv, incidentRows } from './incident-csv.ts';
export type { Incidents, IncidentWindow } from './incidents.ts';
export type { ExpiryDate, IssueRequest } from './issue-request.ts';
export type { Journal, JournalEntry } from './journal.ts';
export { KeyActError } from './key-act-error.ts';
export type { KeyRows } from './key-rows.ts';
export type { KeyEdit, KeyListRequest, Keys } from './keys.ts';
export type { DisablingKeys, NewKey, Once, RotatedKey, RotatingKeys } from './keys-declared.ts';
export type { Leaks } from './leaks.ts';
export type { MaybePromise } from './maybe-promise.ts';
export { type Html, html } from './pages/html.ts';
export {
  type Fields,
  type OpenPages,
  type Page,
  type PageContext,
  type PageReply,
  type PageRequest,
  type PersonKeys,
  tokenField,
} from './pages/page.ts';
export type { Person } from './person.ts';
export type { Fetch, ReferenceServer, ReferenceServerOptions } from './reference-server.ts';
export type { UsageOf, UsageQuestion } from './usage.ts';
export type {
  Caller,
  Demo,
  DemoCall,
  Handler,
  Handlers,
  KeyActs,
  Reply,
  RotateOptions,
  SampleKey,
  World,
  WorldContext,
  WorldRequest,
} from './world.ts';
