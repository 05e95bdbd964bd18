export { type OpenApiDocument, systemClock } from '@latchkey/providers';
export type { Accounts, PlanOptions } from './accounts.ts';
export { type VirtualClock, virtualClock } from './clock/virtual.ts';
export { createReferenceServer } from './create-server.ts';
export type { Account } from './engine/account.ts';
export type { ActContext, Actor } from './engine/actor.ts';
export type { AuditRecord, AuditRequest } from './engine/audit.ts';
export type { Decision, LimitState, VerifiedKey, VerifyRequest } from './engine/decision.ts';
export { type Pepper, pepperedDigest } from './engine/digest/peppered.ts';
export { plainDigest } from './engine/digest/plain.ts';
export { createEngine, type Engine, type EngineOptions } from './engine/engine.ts';
export type { Issued } from './engine/issue.ts';
export type { CounterPort } from './engine/limits/counter.ts';
export { memoryCounter } from './engine/limits/memory.ts';
export type { KeyPage, ListRequest } from './engine/list.ts';
export type { DigestPort, Ports } from './engine/ports.ts';
export type { ActProblem, ActProblemKind, ActResult } from './engine/problem.ts';
export { memoryStore } from './engine/stores/memory.ts';
export type { StorePort } from './engine/stores/store.ts';
export type { Answer, Exchange } from './exchange.ts';
export type { Fault, Faults } from './faults.ts';
export type { ExpiryDate, IssueRequest } from './issue-request.ts';
export type { Journal, JournalEntry } from './journal.ts';
export { KeyActError } from './key-act-error.ts';
export type { KeyRows } from './key-rows.ts';
export type { KeyEdit, KeyListRequest, Keys } from './keys.ts';
export type { MaybePromise } from './maybe-promise.ts';
export type { Fetch, ReferenceServer, ReferenceServerOptions } from './reference-server.ts';
export type {
  Caller,
  Demo,
  DemoCall,
  Handler,
  Handlers,
  KeyActs,
  Reply,
  SampleKey,
  World,
  WorldContext,
  WorldRequest,
} from './world.ts';
