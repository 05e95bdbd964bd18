export {
  type Access,
  covers,
  expandScopes,
  grants,
  isKnownScope,
  missingScopes,
  type Permission,
  type Scope,
  scopesOfPermissions,
} from './spec/access.ts';
export {
  type Binding,
  environmentName,
  furthestType,
  type KeyReach,
  type KeyType,
  keyEnvironmentOf,
  organizationName,
  reachesWithin,
} from './spec/binding.ts';
export { type Clock, systemClock } from './spec/clock.ts';
export { type CodeExample, type ExampleValues, exampleText, keyPlaceholder, mayRun } from './spec/code-example.ts';
export { type CellPlace, type Column, cellText, type KeyField } from './spec/column.ts';
export { type Costs, costsOf } from './spec/cost.ts';
export type { Carrier, Credentials } from './spec/credentials.ts';
export type { OpenApiDocument } from './spec/document.ts';
export { type Duration, durationMs } from './spec/duration.ts';
export { echoOf } from './spec/echo.ts';
export { envFile, isUnquoted } from './spec/env-file.ts';
export {
  type ErrorCode,
  type ErrorDialect,
  type ErrorReading,
  errorCodeOfStatus,
  errorCodes,
  type Problem,
  type ProblemRead,
  problemOf,
} from './spec/errors.ts';
export { type Expiry, type ExpiryChoice, endOfDayMs, expiresAtMs, lastExpiryMs } from './spec/expiry.ts';
export { type FindOptions, type FoundKey, findKeys } from './spec/find-keys.ts';
export {
  type FieldName,
  type Form,
  type FormField,
  type OpenField,
  type OpenOption,
  type Option,
  openFields,
  type Preset,
} from './spec/form.ts';
export { holdsKey } from './spec/holds-key.ts';
export { valueAt, withValueAt } from './spec/json-pointer.ts';
export type { ApiKey, KeyRotation, KeyStatus } from './spec/key.ts';
export {
  formatKey,
  type KeyFormat,
  type KeyText,
  type KeyTextProblem,
  keySecret,
  maskKey,
  maskKeys,
  type ParsedKey,
  parseKey,
  scannerPattern,
} from './spec/key-format.ts';
export type { KeyRecord, KeyRecords } from './spec/key-record.ts';
export type { Act, EditableField, Lifecycle, Rotation } from './spec/lifecycle.ts';
export {
  type KeyLimit,
  type LimitHeaders,
  type LimitPolicy,
  type LimitSignals,
  type LimitWindow,
  type OnOutage,
  policyApplies,
} from './spec/limits.ts';
export type {
  Action,
  AlertsPage,
  ApprovalGate,
  AuditPage,
  EnvLines,
  Manager,
  OnceNotice,
  PlanPage,
} from './spec/manager.ts';
export { maskAnyKey, rangeError } from './spec/mask-any-key.ts';
export { type NameAdvice, type NamingPattern, nameAdvice } from './spec/naming.ts';
export type { Notice } from './spec/notice.ts';
export type { Method, Operation, Operations, Parameter } from './spec/operation.ts';
export type {
  PagedReading,
  PagedStyle,
  PageRead,
  PageReading,
  PageStyle,
  PageWritten,
  WholeStyle,
} from './spec/pagination.ts';
export { managerOf } from './spec/plain-manager.ts';
export type { Plan, Plans } from './spec/plan.ts';
export type {
  ClientHalf,
  EnvironmentVariables,
  ExpiryChoiceOf,
  KeyLimitIdOf,
  KeyTypeIdOf,
  PermissionNameOf,
  PlanIdOf,
  PlanLimitIdOf,
  Provider,
  ScopeNameOf,
} from './spec/provider.ts';
export type { Refusal, RefusalKind, RefusedRequest } from './spec/refusal.ts';
export { gitleaksConfig, type ScannerRule, scannerRule } from './spec/scanner-rule.ts';
export { isSecret, Secret } from './spec/secret.ts';
export type { UsageRule } from './spec/usage.ts';
export { type Concern, type WarnedDraft, type Warning, warningsOfDraft, warningsOfKey } from './spec/warning.ts';
export { type Step, stepWords, type Workflow } from './spec/workflow.ts';
export { zoneOffset } from './spec/zone-offset.ts';
