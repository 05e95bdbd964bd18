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
export { type Clock, systemClock } from './spec/clock.ts';
export type { Carrier, Credentials } from './spec/credentials.ts';
export type { OpenApiDocument } from './spec/document.ts';
export { type Duration, durationMs } from './spec/duration.ts';
export { echoOf } from './spec/echo.ts';
export { envFile } from './spec/env-file.ts';
export {
  type ErrorCode,
  type ErrorDialect,
  errorCodeOfStatus,
  errorCodes,
  type Problem,
  type ProblemRead,
  problemOf,
} from './spec/errors.ts';
export { type Expiry, type ExpiryChoice, endOfDayMs, expiresAtMs } from './spec/expiry.ts';
export type { ApiKey, KeyStatus } from './spec/key.ts';
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
export type { Act, EditableField, Lifecycle } from './spec/lifecycle.ts';
export {
  type KeyLimit,
  type LimitHeaders,
  type LimitPolicy,
  type LimitSignals,
  type LimitWindow,
  policyApplies,
} from './spec/limits.ts';
export type { Method, Operation, Operations, Parameter } from './spec/operation.ts';
export type { PagedStyle, PageRead, PageStyle, PageWritten, WholeStyle } from './spec/pagination.ts';
export type { Plan, Plans } from './spec/plan.ts';
export type {
  EnvironmentVariables,
  ExpiryChoiceOf,
  KeyLimitIdOf,
  PermissionNameOf,
  PlanIdOf,
  PlanLimitIdOf,
  Provider,
  ScopeNameOf,
} from './spec/provider.ts';
export type { Refusal, RefusalKind, RefusedRequest } from './spec/refusal.ts';
export { isSecret, Secret } from './spec/secret.ts';
export type { UsageRule } from './spec/usage.ts';
